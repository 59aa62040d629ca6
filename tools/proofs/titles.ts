import ts from "typescript";

/**
 * Titles of the tests that a source file runs, as they stand there: in a template, `${…}` with what is inside. What is
 * skipped proves nothing and is left out.
 */
export function titlesIn(source: string): ReadonlySet<string> {
    const file = ts.createSourceFile("tests.ts", source, ts.ScriptTarget.Latest, true);
    const titles = new Set<string>();
    const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "it") {
            const title = node.arguments[0];
            // Without a body mocha reports a test as pending.
            if (title !== undefined && node.arguments[1] !== undefined) titles.add(textOf(title));
        }
        if (isSkipped(node)) return;
        ts.forEachChild(node, visit);
    };
    visit(file);
    return titles;
}

function textOf(title: ts.Expression): string {
    if (ts.isStringLiteralLike(title)) return title.text;
    const text = title.getText();
    return ts.isTemplateExpression(title) ? text.slice(1, -1) : text;
}

function isSkipped(node: ts.Node): boolean {
    return (
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === "skip" &&
        ["describe", "it"].includes(node.expression.expression.getText())
    );
}

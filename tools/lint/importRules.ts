import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Rule } from "eslint";
import type { Node } from "estree";
import { leavesPackage, wrongImport } from "./importDirections.ts";

/** Imports point one way between packages, and other packages are imported by name. */
export const importDirection: Rule.RuleModule = {
    meta: {
        type: "problem",
        schema: [],
        messages: {
            direction:
                "{{from}} must not import {{to}}; it may import {{allowed}}. Fix: move the code to where both may reach it.",
            relative:
                "A relative import must not leave its package. Fix: import the package by its name and list it in package.json.",
        },
    },
    create(context) {
        const file = relative(context.cwd, context.filename).split(sep).join("/");
        return visitImports((specifier, node) => {
            const wrong = wrongImport(file, specifier);
            if (wrong) {
                const may = wrong.allowed.length > 0 ? wrong.allowed.join(", ") : "nothing of this repository";
                context.report({
                    node,
                    messageId: "direction",
                    data: { from: wrong.from, to: wrong.to, allowed: may },
                });
            } else if (leavesPackage(file, specifier)) {
                context.report({ node, messageId: "relative" });
            }
        });
    },
};

/** Node resolves a relative import exactly as written; the compiler alone would let `./file` or `./file.js` pass. */
export const exactFile: Rule.RuleModule = {
    meta: {
        type: "problem",
        schema: [],
        messages: {
            missing: 'There is no file "{{specifier}}". Fix: write the name of the file itself, with .ts.',
        },
    },
    create(context) {
        return visitImports((specifier, node) => {
            if (!specifier.startsWith(".")) return;
            const exact =
                /\.(ts|js|cjs|mjs|json)$/.test(specifier) && existsSync(resolve(dirname(context.filename), specifier));
            if (!exact) context.report({ node, messageId: "missing", data: { specifier } });
        });
    },
};

/** Calls back for every import, re-export and `import("literal")`. */
function visitImports(judge: (specifier: string, node: Node) => void): Rule.RuleListener {
    const visit = (source: Node | null | undefined) => {
        if (source?.type === "Literal" && typeof source.value === "string") judge(source.value, source);
    };
    return {
        ImportDeclaration: (node) => visit(node.source),
        ExportNamedDeclaration: (node) => visit(node.source),
        ExportAllDeclaration: (node) => visit(node.source),
        ImportExpression: (node) => visit(node.source),
    };
}

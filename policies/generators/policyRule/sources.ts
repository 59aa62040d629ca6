/** The name of a rule's constant and of its files. */
export function camelCase(id: string): string {
    return id.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}

/** The list of a service's rules with one more; a list of its own where there is none yet. */
export function withRule(list: string | undefined, id: string): string {
    const name = camelCase(id);
    const line = `import { ${name} } from "./${name}.ts";`;
    if (list === undefined) {
        return `import type { Rule } from "../../rule/rule.ts";
${line}

/** In the order in which they run. */
export const rules: readonly Rule[] = [${name}];
`;
    }
    return replaced(withImport(list, line), /(: readonly Rule\[\] = \[)([^\]]*?),?(\s*\];)/, (start, rules, end) =>
        rules.trim() === "" ? `${start}${name}${end}` : `${start}${rules}, ${name}${end}`,
    );
}

/** The catalogue with one more service. */
export function withService(catalogue: string, service: string): string {
    const line = `import { rules as ${service} } from "../rules/${service}/rules.ts";`;
    const list = /(rulesByService: [^=]*= \{)([^}]*)(\})/;
    return replaced(
        withImport(catalogue, line),
        list,
        (start, services, end) => `${start}${services}${service},\n${end}`,
    );
}

/** @throws Error where the list is written in another way: a rule that no list names would not run. */
function replaced(source: string, list: RegExp, add: (start: string, entries: string, end: string) => string): string {
    if (!list.test(source)) throw new Error("the list of rules is not written as this repository writes it.");
    return source.replace(list, (_all, start: string, entries: string, end: string) => add(start, entries, end));
}

/** An import in its place among those of the same kind, which stand in the order of their files. */
function withImport(source: string, line: string): string {
    const lines = source.split("\n");
    const path = (each: string): string => /from "(\.[^"]*)"/.exec(each)?.[1] ?? "";
    const folder = /^\.\/|^\.\.\/\w+\//.exec(path(line))?.[0] ?? "";
    const before = lines.findIndex(
        (each) => path(each).startsWith(folder) && !each.startsWith("import type") && path(each) > path(line),
    );
    const lastImport = lines.findLastIndex((each) => each.startsWith("import "));
    lines.splice(before === -1 ? lastImport + 1 : before, 0, line);
    return lines.join("\n");
}

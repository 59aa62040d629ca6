import { UserError } from "@plinth/core/errors";
import { camelCase, projectOf } from "../names.ts";

/** The list of every layer, `stacks/environment/layers.ts`, with one more. @throws UserError where it is written otherwise. */
export function withListedLayer(source: string, name: string): string {
    const list = /(export const layers: readonly AnyLayer\[\] = \[)([^\]]*?),?(\s*\];)/;
    if (!list.test(source)) {
        throw new UserError(
            "layers: must be written as `export const layers: readonly AnyLayer[] = […];`. Fix: write it so",
        );
    }
    const identifier = camelCase(name);
    const lines = source
        .replace(list, (_all, start: string, entries: string, end: string) => `${start}${entries}, ${identifier}${end}`)
        .split("\n");
    const project = projectOf(name);
    const fromOf = (line: string): string => /^import .* from "(plinth-[^"]*)"/.exec(line)?.[1] ?? "";
    const after = lines.findLastIndex((line) => line.startsWith("import ") && fromOf(line) < project);
    lines.splice(after + 1, 0, `import { ${identifier} } from "${project}";`);
    return lines.join("\n");
}

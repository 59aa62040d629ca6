import type { Problem } from "../errors/index.ts";

/**
 * What is wrong with the logical name of a component that names in AWS start with.
 *
 * @param longest characters that leave room for what the names of children add.
 */
export function checkLogicalName(name: string, longest: number): Problem[] {
    if (/^[a-z][a-z0-9-]*$/.test(name) && name.length <= longest) return [];
    return [
        {
            path: "",
            rule: `must have a name of at most ${longest} lower-case letters, digits and hyphens: names in AWS start with it`,
            value: name,
            fix: "shorten or rename it",
        },
    ];
}

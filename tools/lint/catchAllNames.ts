import { relative, sep } from "node:path";
import type { Rule } from "eslint";

const catchAll = /^(utils?|helpers?|common|misc)$/i;

/** The first part of a path that says nothing of what is inside, if there is one. */
export function catchAllName(path: string): string | undefined {
    return path.split("/").find((part) => catchAll.test(part.replace(/\..*$/, "")));
}

/** No file or folder has a name that takes in anything. */
export const namedForPurpose: Rule.RuleModule = {
    meta: {
        type: "problem",
        schema: [],
        messages: { name: '"{{name}}" takes in anything. Fix: name the file or folder for its one purpose.' },
    },
    create(context) {
        const name = catchAllName(relative(context.cwd, context.filename).split(sep).join("/"));
        return name ? { Program: (node) => context.report({ node, messageId: "name", data: { name } }) } : {};
    },
};

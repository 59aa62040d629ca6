import { nameFor } from "@plinth/core/adoption";
import type { PlannedResource } from "@plinth/plan";
import { importForm } from "./importForm.ts";

/** A child that could be adopted. */
export interface ListedChild {
    /** As an adoption file names it. */
    readonly child: string;
    readonly type: string;
    /** By what the type is imported, in words. */
    readonly id: string;
    readonly possible: "yes" | "no" | "unknown";
}

/** Every child of a layer, in the order of registration. */
export function listChildren(children: readonly PlannedResource[]): ListedChild[] {
    return children.map((one) => {
        const { words, possible } = importForm(one.type);
        return { child: nameFor(one, children), type: one.type, id: words, possible };
    });
}

/** The list as an adoption file in which nothing is adopted yet: every line is a comment. */
export function renderTemplate(layer: string, environment: string, listed: readonly ListedChild[]): string {
    const lines = listed.map(({ child, type, id, possible }) =>
        possible === "no" ? `# ${child} (${type}) ${id}` : `# ${child}: <id> # ${type}: ${id}`,
    );
    return [
        `# What layer ${layer} takes over in environment ${environment}: fill in ids, and take the # away before them.`,
        ...lines,
        "",
    ].join("\n");
}

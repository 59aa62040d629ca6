import path from "node:path";
import { format, resolveConfig } from "prettier";
import { page } from "./page.ts";
import type { Section } from "./rows.ts";

/** The page as the repository's formatter leaves it. */
export async function formatted(sections: readonly Section[]): Promise<string> {
    const file = path.resolve(import.meta.dirname, "../../docs/components.md");
    return format(page(sections), { ...(await resolveConfig(file)), parser: "markdown" });
}

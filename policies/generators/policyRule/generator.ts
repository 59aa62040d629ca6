import { join } from "node:path";
import type { Tree } from "nx/src/devkit-exports.js";
import type { PolicyRuleOptions } from "./options.ts";
import { inputExamplesSource, inputRuleSource } from "./ruleSources.ts";
import { siblingExamplesSource, siblingRuleSource } from "./siblingSources.ts";
import { camelCase, withRule, withService } from "./sources.ts";

const RULES = "policies/rules";
const CATALOGUE = "policies/catalogue/allRules.ts";

/**
 * Adds a rule to the pack: the rule, examples that run, and its place among the rules of its service.
 *
 * @throws Error where there is such a rule already, or the list of rules is not written as this repository writes it.
 */
export async function generatePolicyRule(tree: Tree, options: PolicyRuleOptions): Promise<() => void> {
    const { id, service } = options;
    const folder = `${RULES}/${service}`;
    const file = `${folder}/${camelCase(id)}`;
    for (const written of [`${file}.ts`, `${file}.examples.ts`]) {
        if (tree.exists(written)) throw new Error(`${written} is there already. Fix: give the rule another id.`);
    }
    const { rule, examples } = sourcesOf(options);
    const list = tree.read(`${folder}/rules.ts`, "utf8") ?? undefined;
    await write(tree, `${file}.ts`, rule);
    await write(tree, `${file}.examples.ts`, examples);
    await write(tree, `${folder}/rules.ts`, withRule(list, id));
    if (list === undefined) {
        const catalogue = tree.read(CATALOGUE, "utf8") ?? "";
        await write(tree, CATALOGUE, withService(catalogue, service));
    }
    return () => {
        console.error(`
Next:
  1. Say in ${file}.ts what the rule wants, and in ${file}.examples.ts what passes and what fails.
  2. npx mocha policies/rules/examples.test.ts --grep ${id}
  3. npx plinth policies explain ${id}`);
    };
}

/** What stands in the files. @throws Error where it is not clear what the rule shall look at. */
function sourcesOf(options: PolicyRuleOptions): { readonly rule: string; readonly examples: string } {
    const { property, sibling, by } = options;
    if (property !== undefined && sibling === undefined && by === undefined) {
        const given = { ...options, property };
        return { rule: inputRuleSource(given), examples: inputExamplesSource(given) };
    }
    if (property === undefined && sibling !== undefined && by !== undefined) {
        const given = { ...options, sibling, by };
        return { rule: siblingRuleSource(given), examples: siblingExamplesSource(given) };
    }
    throw new Error(
        "What shall it look at? Fix: give --property for an input, or --sibling and --by for another resource.",
    );
}

async function write(tree: Tree, file: string, source: string): Promise<void> {
    // Loaded here: whoever only lists generators has no use for it.
    const { format, resolveConfig } = await import("prettier");
    const config = await resolveConfig(join(tree.root, file));
    tree.write(file, await format(source, { ...config, filepath: file }));
}

import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { UserError } from "@plinth/core/errors";
import { findRepository } from "@plinth/core/settings";
import type { PreviewResult } from "@plinth/engine";
import type { Finding } from "@plinth/plan";
import { Exemptions } from "@plinth/policies/exemptions";
import { exemptionValid, governanceRules, policyWeakened } from "@plinth/policies/governance";
import { openBase } from "../compare/baseWorktree.ts";
import type { Host } from "../host.ts";
import type { PreviewOptions } from "../preview/arguments.ts";
import type { Target } from "../preview/target.ts";
import { PACK, problemFinding, rootUrn } from "./problemFinding.ts";
import { readRuleBook, type RuleBook, tryRuleBook } from "./ruleBook.ts";
import { unusedInPreview } from "./unusedExemptions.ts";
import { weakened } from "./weakened.ts";

/** Variables that put something else in the place of a revision's files. */
const REPLACING = ["PLINTH_ENVIRONMENTS", "PLINTH_EXEMPTIONS"];

/** A preview that another revision judges. */
export interface JudgedElsewhere {
    /** With the packs of that revision, and what its settings say of verdicts. */
    readonly target: Target;
    /** The result with what the change does to the rules. */
    readonly complete: (result: PreviewResult) => PreviewResult;
    readonly dispose: () => Promise<void>;
}

/**
 * Has a preview judged by the policy pack, the levels, parameters and exemptions of another revision: who changes the
 * rules is judged by those that were.
 *
 * @throws UserError where the revision or its rules cannot be had; nothing is left then.
 */
export async function judgeWith(
    revision: string,
    target: Target,
    options: PreviewOptions,
    host: Host,
): Promise<JudgedElsewhere> {
    const replaced = REPLACING.find((name) => host.env[name] !== undefined);
    if (replaced !== undefined) {
        throw new UserError(
            `--judge-with ${revision}: ${replaced} is set, which would put other files in the place of the revision's. Fix: unset it`,
        );
    }
    const root = findRepository(host.cwd);
    const { environment } = target;
    const worktree = await openBase(root, revision, environment, host.signal, "--judge-with");
    try {
        const base = await baseRuleBook(worktree.root, revision, environment, host.env);
        const now = await tryRuleBook(root, environment, host.env);
        const problems = weakened({ environment, revision, base, now });
        return {
            target: withRulesOf(base, { target, root, worktree: worktree.root }),
            complete: (result) => completed(result, { target, options, base, now, problems }),
            dispose: () => worktree.dispose(),
        };
    } catch (error) {
        await worktree.dispose();
        throw error;
    }
}

async function baseRuleBook(root: string, revision: string, environment: string, env: Host["env"]): Promise<RuleBook> {
    try {
        return await readRuleBook(root, environment, env);
    } catch (error) {
        if (!UserError.isInstance(error)) throw error;
        throw new UserError(`--judge-with ${revision}: its rules cannot be read:\n${error.message}`);
    }
}

/** A pack that is new at this revision judges, too: it takes nothing away from the others. */
function withRulesOf(
    { pack, policy }: RuleBook,
    { target, root, worktree }: { readonly target: Target; readonly root: string; readonly worktree: string },
): Target {
    const others = target.policyPacks.filter((folder) => folder !== target.ownPack).map(there);
    const own = pack ?? target.ownPack;
    // The settings of this revision say nothing of what that pack corrects.
    const { mayCorrect: _ofNow, ...rest } = target;
    return {
        ...rest,
        policyPacks: [...(own === undefined ? [] : [own]), ...others],
        assumed: policy.assumed ?? "accept",
        unverified: policy.unverified ?? "block",
    };

    function there(folder: string): string {
        const inside = relative(root, folder);
        const atBase = join(worktree, inside);
        const isInside = inside !== "" && inside !== ".." && !inside.startsWith(`..${sep}`);
        return isInside && existsSync(join(atBase, "PulumiPolicy.yaml")) ? atBase : folder;
    }
}

interface Completion {
    readonly target: Target;
    readonly options: PreviewOptions;
    readonly base: RuleBook;
    readonly now: RuleBook;
    readonly problems: ReturnType<typeof weakened>;
}

/**
 * What the pack of the other revision says of its own exemptions and settings is not for this change to mend, or mended by
 * it; what is wrong with them here is.
 */
function completed(result: PreviewResult, { target, options, base, now, problems }: Completion): PreviewResult {
    const shown = target.stacks.find((stack) => stack.shown);
    if (shown === undefined) return result;
    const root = rootUrn(shown);
    const itself = new Set(governanceRules.map(({ id }) => id));
    const judged = result.findings.filter(({ rule, pack }) => pack !== PACK || !itself.has(rule));
    const kept = base.exemptions.all.filter((exemption) => now.exemptions.all.some((one) => isSame(one, exemption)));
    const stillThere = new Exemptions({ exemptions: kept, problems: [] });
    const findings: Finding[] = [
        ...judged,
        ...now.exemptions.problems(target.environment).map((problem) => problemFinding(exemptionValid, root, problem)),
        ...unusedInPreview(stillThere, target, options, result),
        ...problems.map((problem) => problemFinding(policyWeakened, root, problem)),
    ];
    return { ...result, findings };
}

function isSame(one: object, other: object): boolean {
    const plain = (exemption: object): string => JSON.stringify({ ...exemption, at: undefined });
    return plain(one) === plain(other);
}

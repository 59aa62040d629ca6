import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@plinth/core/errors";
import { ENVIRONMENTS } from "@plinth/core/settings";
import { Exemptions } from "@plinth/policies/exemptions";
import { EnvironmentPolicies, type EnvironmentPolicy } from "@plinth/policies/levels";
import { POLICIES } from "../repository/policyFolder.ts";
import { type CatalogueEntry, readCatalogue } from "../repository/policyRules.ts";
import { exemptionsOf } from "./unusedExemptions.ts";

/** Everything that decides what rules say of an environment, at one revision. */
export interface RuleBook {
    /** `undefined` where there is no policy pack. */
    readonly pack: string | undefined;
    readonly catalogue: readonly CatalogueEntry[];
    readonly policy: EnvironmentPolicy;
    readonly exemptions: Exemptions;
    /** Why it could not be read. */
    readonly unreadable?: string;
}

const NOTHING: RuleBook = {
    pack: undefined,
    catalogue: [],
    policy: { levels: {}, parameters: {}, profiles: ["default"] },
    exemptions: new Exemptions(),
};

/** As {@link readRuleBook}; one that cannot be read says why, and holds nothing. */
export async function tryRuleBook(...asked: Parameters<typeof readRuleBook>): Promise<RuleBook> {
    try {
        return await readRuleBook(...asked);
    } catch (error) {
        if (!UserError.isInstance(error)) throw error;
        return { ...NOTHING, unreadable: error.message };
    }
}

/**
 * Reads the rule book of an environment. One that the revision does not have is judged as the catalogue says.
 *
 * @throws UserError where a part of it cannot be read.
 */
export async function readRuleBook(
    root: string,
    environment: string,
    env: Readonly<Record<string, string | undefined>>,
): Promise<RuleBook> {
    const folder = join(root, POLICIES);
    const pack = existsSync(join(folder, "PulumiPolicy.yaml")) ? folder : undefined;
    if (pack === undefined) return NOTHING;
    const catalogue = (await readCatalogue(root)) ?? [];
    try {
        const names = catalogue.map(({ name }) => name);
        const policy = new EnvironmentPolicies(join(root, ENVIRONMENTS), names).of(environment);
        return { pack, catalogue, policy, exemptions: exemptionsOf(folder, env, names) };
    } catch (error) {
        if (error instanceof Error && error.name === "EnvironmentPolicyError") {
            throw new UserError(error.message.replaceAll(`${root}/`, ""));
        }
        throw error;
    }
}

import type { Reading } from "../../reading/reading.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { matchesPattern } from "../../views/actionPattern.ts";
import { type Answer, any, anyText } from "../../views/answer.ts";
import { readStatements, type Statement } from "../../views/policyDocument.ts";
import { ROLE } from "../../views/types.ts";

const WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";
const GITHUB = "token.actions.githubusercontent.com";

/** The subject has to be equal or alike; that it is not something says little. Every token has one, so "IfExists" is fine. */
const POSITIVE = /^(For(Any|All)Values?:)?String(Equals|EqualsIgnoreCase|Like)(IfExists)?$/i;

/** What a subject of GitHub's may begin with that anybody's workflow can choose for itself. */
const SHARED_CLAIM = /^(workflow|environment|ref|context|head_ref|base_ref)|[*?]/;

type Issuer = "github" | "eks" | "other" | "unknown";

export const iamOidcTrust = resourceRule({
    id: "iam-oidc-trust",
    severity: "high",
    description: "Roles for GitHub Actions and for pods name the repository or service account that assumes them",
    remedy: "add a condition on the provider's :sub that names the repository (repo:owner/name:…) or the service account (system:serviceaccount:namespace:name)",
    types: [ROLE],
    safeProperties: [],
    parameters: {
        requireAudience: {
            description: "A condition on :aud is wanted too, though the provider itself lists the audiences it admits",
            default: false,
            stricter: "true",
        },
    },
    *check(role, { parameters }) {
        const expected = "a condition that names the subject of the token";
        for (const statement of yield* readStatements(role.get("assumeRolePolicy"), expected)) {
            if (statement.is("Allow")) {
                yield* federated(statement, expected, parameters.boolean("requireAudience"));
            }
        }
    },
});

function* federated(statement: Statement, expected: string, requireAudience: boolean): Verdicts {
    const isWeb = anyText(statement.list("Action"), (action) => matchesPattern(action, WEB_IDENTITY));
    for (const { reading } of statement.principals().filter(({ kind }) => kind === "Federated")) {
        const issuer = issuerOf(reading);
        // A provider that is not known yet may be one for SAML, unless the action says otherwise.
        if (issuer === "other" || (issuer === "unknown" && isWeb !== "yes")) {
            continue;
        }
        const unverified = statement.isOpen || issuer === "unknown";
        yield* subject(statement, issuer, reading, { expected, unverified });
        if (requireAudience && claims(statement, "aud").length === 0) {
            const wanted = "a condition on the audience of the token";
            yield { at: reading, expected: wanted, found: "any audience", unverified };
        }
    }
}

function* subject(
    statement: Statement,
    issuer: Issuer,
    provider: Reading,
    about: { expected: string; unverified: boolean },
): Verdicts {
    const conditions = claims(statement, "sub").map((values) => values.items());
    if (conditions.length === 0) {
        yield { at: provider, ...about, found: "any token of the provider" };
        return;
    }
    // Conditions hold together, so one that names the owner is enough; the values of one are alternatives.
    const named = any(...conditions.map((values) => namesOwners(values, issuer)));
    const values = conditions.flat();
    if (named === "unknown") {
        yield { at: values.find((value) => value.isUnknown) ?? provider, ...about };
    } else if (named === "no") {
        const wide = values.find((value) => !value.isUnknown && !isOwner(value.string() ?? "", issuer));
        yield { at: wide ?? provider, ...about, found: "a subject that many can have" };
    }
}

function claims(statement: Statement, claim: string): Reading[] {
    return statement
        .conditions()
        .filter(({ operator, key }) => POSITIVE.test(operator) && key.toLowerCase().endsWith(`:${claim}`))
        .map(({ values }) => values)
        .filter((values) => values.isSet);
}

function namesOwners(values: readonly Reading[], issuer: Issuer): Answer {
    const known = values.filter((value) => !value.isUnknown);
    return known.some((value) => !isOwner(value.string() ?? "", issuer))
        ? "no"
        : known.length < values.length
          ? "unknown"
          : "yes";
}

function issuerOf(provider: Reading): Issuer {
    const name = provider.string()?.toLowerCase() ?? "";
    if (provider.isUnknown) {
        return "unknown";
    }
    return name.includes(GITHUB) ? "github" : /oidc[.-]eks[.-]/.test(name) ? "eks" : "other";
}

/** Whether one owner alone can have a subject: an owner's repository, a namespace's service account. */
function isOwner(sub: string, issuer: Issuer): boolean {
    const [kind = "", first, second, name] = sub.split(":");
    if (kind === "repo") {
        const [owner = "", repository = ""] = first?.split("/") ?? [];
        return owner !== "" && !/[*?]/.test(owner) && repository !== "";
    }
    if (issuer === "eks" || kind === "system") {
        return kind === "system" && first === "serviceaccount" && isNamed(second) && name !== undefined;
    }
    return issuer === "github" ? !SHARED_CLAIM.test(kind) && isNamed(first) : isNamed(sub);
}

function isNamed(text = ""): boolean {
    return !/^[*?]*$/.test(text);
}

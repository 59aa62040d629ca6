import { isRecord } from "../values/target.ts";
import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import type { Siblings } from "./siblings.ts";
import { refusedByAws, refusedByProvider } from "./wording.ts";

const QUOTAS =
    "IAM User Guide, IAM and AWS STS quotas; words from hashicorp/terraform-provider-aws#45533 and reports of users";
const GRAMMAR =
    "IAM User Guide, Grammar of the IAM JSON policy language; words as recorded in moto's tests of IAM policies";
const MALFORMED = "MalformedPolicyDocument";

/** Quotas of an account that nobody raised, in characters and pieces. */
const MANAGED_POLICY_SIZE = 6144;
const INLINE_SIZE_OF_ROLE = 10_240;
const TRUST_POLICY_SIZE = 2048;
const POLICIES_PER_ROLE = 10;

const INLINE = "aws:iam/rolePolicy:RolePolicy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

type Statement = Readonly<Record<string, unknown>>;

/** The statements of a document that is text, as IAM counts one without brackets; none of one that is not known. */
function statementsOf(inputs: SentInputs, property: string): Statement[] {
    const text = inputs.text(property);
    if (text === undefined) return [];
    try {
        const document: unknown = JSON.parse(text);
        const statement = isRecord(document) ? document["Statement"] : undefined;
        return (Array.isArray(statement) ? statement : [statement]).filter(isRecord);
    } catch {
        return [];
    }
}

/** Characters of a policy as IAM counts them. */
function sizeOf(policy: string): number {
    return policy.replaceAll(/\s/g, "").length;
}

function texts(value: unknown): string[] {
    return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === "string");
}

function notJson(inputs: SentInputs, property: string, name: string): Refusal[] {
    const text = inputs.text(property);
    if (text === undefined) return [];
    try {
        JSON.parse(text);
        return [];
    } catch {
        // What follows in the provider's own words is Go's account of the text.
        const source = "hashicorp/terraform-provider-aws, internal/verify/validate.go: ValidIAMPolicyJSON";
        return [refusedByProvider(property, `"${name}" contains an invalid JSON policy`, source)];
    }
}

/** What every policy document has to be. */
function malformed(property: string, statements: readonly Statement[]): Refusal[] {
    const refuse = (message: string): Refusal => refusedByAws(property, MALFORMED, message, GRAMMAR);
    const sids = statements.flatMap(({ Sid }) => (typeof Sid === "string" && Sid !== "" ? [Sid] : []));
    const wrong = sids.find((sid) => !/^[0-9A-Za-z]*$/.test(sid));
    const actions = statements.flatMap(({ Action, NotAction }) => texts(Action ?? NotAction));
    const bare = actions.find((action) => action !== "*" && !/^[A-Za-z0-9-]+:/.test(action));
    return [
        ...(new Set(sids).size < sids.length ? [refuse("Statement IDs (SID) in a single policy must be unique.")] : []),
        ...(wrong === undefined
            ? []
            : [
                  refuse(
                      "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
                  ),
              ]),
        ...(bare === undefined
            ? []
            : [refuse("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]),
    ];
}

/** What a policy of an identity has to be. */
export function identityPolicy(inputs: SentInputs): Refusal[] {
    const statements = statementsOf(inputs, "policy");
    const refuse = (message: string): Refusal => refusedByAws("policy", MALFORMED, message, GRAMMAR);
    const resources = statements.flatMap(({ Resource, NotResource }) => texts(Resource ?? NotResource));
    const wrong = resources.find((resource) => resource !== "*" && !/^arn:|^\$\{|^\*/.test(resource));
    return [
        ...notJson(inputs, "policy", "policy"),
        ...malformed("policy", statements),
        ...(statements.some((statement) => "Principal" in statement)
            ? [refuse("Policy document should not specify a principal.")]
            : []),
        ...(wrong === undefined ? [] : [refuse(`Resource ${wrong} must be in ARN format or "*".`)]),
    ];
}

/** A managed policy has a size of its own. */
export function managedPolicySize(inputs: SentInputs): Refusal[] {
    const policy = inputs.text("policy");
    if (policy === undefined || sizeOf(policy) <= MANAGED_POLICY_SIZE) return [];
    const message = `Cannot exceed quota for PolicySize: ${MANAGED_POLICY_SIZE}`;
    return [refusedByAws("policy", "LimitExceeded", message, QUOTAS)];
}

/** The inline policies of a role share one. */
export const inlinePolicy: RefusalRule = (inputs, siblings) => {
    const [role] = inputs.references("role");
    const policy = inputs.text("policy");
    const source = "hashicorp/terraform-provider-aws, internal/service/iam/validate.go";
    const byArn =
        role !== undefined && /^arn:/.test(role)
            ? [refusedByProvider("role", `"role" must be the role's name not its ARN`, source)]
            : [];
    if (role === undefined || policy === undefined) return byArn;
    const size = [policy, ...inlineOf(role, siblings)].reduce((sum, one) => sum + sizeOf(one), 0);
    if (size <= INLINE_SIZE_OF_ROLE) return byArn;
    const message = `Maximum policy size of ${INLINE_SIZE_OF_ROLE} bytes exceeded for role ${role}`;
    return [...byArn, refusedByAws("policy", "LimitExceeded", message, QUOTAS)];
};

function inlineOf(role: string, siblings: Siblings): string[] {
    return siblings
        .before(INLINE)
        .filter((other) => other.references("role")[0] === role)
        .flatMap((other) => other.text("policy") ?? []);
}

/** A role takes so many managed policies. */
export const attachedPolicy: RefusalRule = (inputs, siblings) => {
    const [role] = inputs.references("role");
    if (role === undefined) return [];
    const before = siblings.before(ATTACHMENT).filter((other) => other.references("role")[0] === role);
    if (before.length < POLICIES_PER_ROLE) return [];
    const message = `Cannot exceed quota for PoliciesPerRole: ${POLICIES_PER_ROLE}`;
    return [refusedByAws("policyArn", "LimitExceeded", message, QUOTAS)];
};

/** What a role's trust policy has to be. */
export function trustPolicy(inputs: SentInputs): Refusal[] {
    const property = "assumeRolePolicy";
    const text = inputs.text(property);
    const statements = statementsOf(inputs, property);
    const refuse = (message: string): Refusal => refusedByAws(property, MALFORMED, message, GRAMMAR);
    const principals = statements.flatMap(({ Principal }) => (isRecord(Principal) ? Object.entries(Principal) : []));
    const wrong = principals.flatMap(([kind, names]) =>
        texts(names)
            .filter((name) => !isPrincipal(kind, name))
            .map((name) => `Invalid principal in policy: "${kind.toUpperCase()}":"${name}"`),
    );
    return [
        ...notJson(inputs, property, "assume_role_policy"),
        ...malformed(property, statements),
        ...(statements.some((statement) => "Resource" in statement) ? [refuse("Has prohibited field Resource")] : []),
        ...wrong.map(refuse),
        ...(text !== undefined && sizeOf(text) > TRUST_POLICY_SIZE
            ? [
                  refusedByAws(
                      property,
                      "LimitExceeded",
                      `Cannot exceed quota for ACLSizePerRole: ${TRUST_POLICY_SIZE}`,
                      QUOTAS,
                  ),
              ]
            : []),
    ];
}

/** Shapes of principals; whether one exists is known to the account alone. */
function isPrincipal(kind: string, name: string): boolean {
    switch (kind) {
        case "AWS":
            return /^(\*|\d{12}|A[A-Z0-9]{15,}|arn:aws(-[a-z-]+)?:(iam|sts)::(\d{12}|cloudfront):.+)$/.test(name);
        case "Service":
            return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name);
        case "Federated":
            return /^(arn:aws(-[a-z-]+)?:iam::\d{12}:(oidc|saml)-provider\/.+|[a-z0-9-]+(\.[a-z0-9-]+)+)$/.test(name);
        default:
            return true;
    }
}

/** A path is a row of names between slashes. */
export function identityPath(inputs: SentInputs): Refusal[] {
    const path = inputs.text("path");
    if (path === undefined || /^\/([!-.0-~]+\/)*$/.test(path)) return [];
    const message =
        "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.";
    const source = "IAM API Reference, CreateRole, Path; words as recorded in moto's tests of IAM";
    return [refusedByAws("path", "ValidationError", message, source)];
}

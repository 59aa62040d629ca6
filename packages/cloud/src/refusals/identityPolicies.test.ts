import assert from "node:assert/strict";
import type { CloudResource } from "./refusal.ts";
import { refusals } from "./refusals.ts";
import { SiblingIndex } from "./siblings.ts";
import { resource } from "./testdata/resources.ts";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const INLINE = "aws:iam/rolePolicy:RolePolicy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const GITHUB = "https://token.actions.githubusercontent.com";

function said(type: string, inputs: Record<string, unknown>, others: readonly CloudResource[] = []): string[] {
    const own = resource(type, "own", inputs);
    return refusals(own, new SiblingIndex([...others, own])).map(({ property, message }) => `${property}: ${message}`);
}

const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" };
const document = (...statements: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const changed = (change: object): string => document({ ...statement, ...change });
const trust = (Principal: object, more: object = {}): string =>
    document({ Effect: "Allow", Action: "sts:AssumeRole", Principal, ...more });
const long = (length: number): string => changed({ Resource: `arn:aws:s3:::${"x".repeat(length)}` });
const attachment = (index: number): CloudResource =>
    resource(ATTACHMENT, `a${index}`, { role: "web", policyArn: `arn:aws:iam::aws:policy/P${index}` });

const refused: readonly (readonly [string, Record<string, unknown>, string, (readonly CloudResource[])?])[] = [
    [POLICY, { policy: "{ Statement }" }, 'policy: "policy" contains an invalid JSON policy'],
    [POLICY, { policy: long(6144) }, "policy: LimitExceeded: Cannot exceed quota for PolicySize: 6144"],
    [
        POLICY,
        { policy: document({ ...statement, Sid: "A" }, { ...statement, Sid: "A" }) },
        "policy: MalformedPolicyDocument: Statement IDs (SID) in a single policy must be unique.",
    ],
    [
        POLICY,
        { policy: changed({ Sid: "read-orders" }) },
        "policy: MalformedPolicyDocument: Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
    ],
    [
        POLICY,
        { policy: changed({ Action: ["GetObject"] }) },
        "policy: MalformedPolicyDocument: Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
    ],
    [
        POLICY,
        { policy: changed({ Resource: "orders/*" }) },
        'policy: MalformedPolicyDocument: Resource orders/* must be in ARN format or "*".',
    ],
    [
        POLICY,
        { policy: changed({ Principal: "*" }) },
        "policy: MalformedPolicyDocument: Policy document should not specify a principal.",
    ],
    [
        POLICY,
        { path: "plinth" },
        "path: ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    ],
    [INLINE, { role: "arn:aws:iam::1:role/web" }, `role: "role" must be the role's name not its ARN`],
    [
        INLINE,
        { role: "web", policy: long(6000) },
        "policy: LimitExceeded: Maximum policy size of 10240 bytes exceeded for role web",
        [resource(INLINE, "before", { role: "web", policy: long(6000) })],
    ],
    [
        ATTACHMENT,
        { role: "web", policyArn: "arn:aws:iam::aws:policy/P" },
        "policyArn: LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10",
        Array.from({ length: 10 }, (_, index) => attachment(index)),
    ],
    [
        ROLE,
        { name: "Web" },
        "name: EntityAlreadyExists: Role with name Web already exists.",
        [resource(ROLE, "other", { name: "web" })],
    ],
    [
        ROLE,
        { path: "/plinth" },
        "path: ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    ],
    [
        ROLE,
        { description: "x".repeat(1001) },
        `description: expected length of description to be in the range (0 - 1000), got ${"x".repeat(1001)}`,
    ],
    [
        ROLE,
        { assumeRolePolicy: trust({ Service: "ec2.amazonaws.com" }, { Resource: "*" }) },
        "assumeRolePolicy: MalformedPolicyDocument: Has prohibited field Resource",
    ],
    [
        ROLE,
        { assumeRolePolicy: trust({ AWS: "platform-admin" }) },
        'assumeRolePolicy: MalformedPolicyDocument: Invalid principal in policy: "AWS":"platform-admin"',
    ],
    [
        ROLE,
        { assumeRolePolicy: trust({ Service: "ec2" }) },
        'assumeRolePolicy: MalformedPolicyDocument: Invalid principal in policy: "SERVICE":"ec2"',
    ],
    [
        ROLE,
        { assumeRolePolicy: trust({ Federated: GITHUB }) },
        `assumeRolePolicy: MalformedPolicyDocument: Invalid principal in policy: "FEDERATED":"${GITHUB}"`,
    ],
    [
        ROLE,
        {
            assumeRolePolicy: trust({
                AWS: Array.from({ length: 60 }, (_, n) => `arn:aws:iam::123456789012:role/r${n}`),
            }),
        },
        "assumeRolePolicy: LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048",
    ],
    [ROLE, { assumeRolePolicy: "trust" }, 'assumeRolePolicy: "assume_role_policy" contains an invalid JSON policy'],
    [
        PROVIDER,
        { url: "http://gitlab.example.com" },
        'url: expected "url" to have a url with schema of: "https", got http://gitlab.example.com',
    ],
    [PROVIDER, { url: `${GITHUB}?a=b` }, 'url: "url" cannot contain query parameters per the OIDC standard'],
    [
        PROVIDER,
        { clientIdLists: [""] },
        "clientIdLists: expected length of client_id_list.0 to be in the range (1 - 255), got ",
    ],
    [
        PROVIDER,
        { thumbprintLists: ["6938fd4d"] },
        "thumbprintLists: expected length of thumbprint_list.0 to be in the range (40 - 40), got 6938fd4d",
    ],
    [
        PROVIDER,
        { url: GITHUB },
        `url: EntityAlreadyExists: Provider with url ${GITHUB} already exists.`,
        [resource(PROVIDER, "before", { url: GITHUB })],
    ],
];

const taken: readonly (readonly [string, string, Record<string, unknown>, (readonly CloudResource[])?])[] = [
    ["a policy of just the size", POLICY, { policy: long(6144 - changed({ Resource: "arn:aws:s3:::" }).length) }],
    ["white space beyond it", POLICY, { policy: long(6000) + " ".repeat(500) }],
    ["a policy that is not known", POLICY, { policy: undefined }],
    ["a statement without brackets", POLICY, { policy: JSON.stringify({ Statement: statement }) }],
    [
        "inline policies of different roles",
        INLINE,
        { role: "web", policy: long(9000) },
        [resource(INLINE, "before", { role: "api", policy: long(9000) })],
    ],
    ["a tenth attachment", ATTACHMENT, { role: "web" }, Array.from({ length: 9 }, (_, index) => attachment(index))],
    ["a path of several names", ROLE, { path: "/plinth/dev/" }],
    [
        "principals of every kind",
        ROLE,
        {
            assumeRolePolicy: trust({
                AWS: ["123456789012", "arn:aws:iam::123456789012:role/ci", "AROAEXAMPLEEXAMPLEEXA", "*"],
                Service: ["ec2.amazonaws.com", "logs.eu-west-1.amazonaws.com"],
                Federated: ["arn:aws:iam::123456789012:oidc-provider/gitlab.com", "cognito-identity.amazonaws.com"],
            }),
        },
    ],
    [
        "providers of two addresses",
        PROVIDER,
        { url: GITHUB },
        [resource(PROVIDER, "before", { url: "https://gitlab.com" })],
    ],
];

describe("refusals of roles and their policies", () => {
    for (const [type, inputs, words, others] of refused) {
        it(`refuses ${type.split(":")[2]}: ${words.slice(0, 120)}`, () => {
            assert.deepEqual(said(type, inputs, others), [words]);
        });
    }

    for (const [what, type, inputs, others] of taken) {
        it(`takes ${what}`, () => {
            assert.deepEqual(said(type, inputs, others), []);
        });
    }
});

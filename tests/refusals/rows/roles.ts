import { other, type Row } from "../row.ts";

const notInSettings = "a layer writes these itself, or refuses what leads there in the settings of its identities";
const role = { component: "Role", notInSettings } as const;
const provider = { component: "OidcProvider", notInSettings } as const;

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const INLINE = "aws:iam/rolePolicy:RolePolicy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const MALFORMED = "MalformedPolicyDocument";

const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" };
const grant = { effect: "Allow", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::orders/*"] };
const document = (...statements: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const policy = (...changes: object[]) => ({
    type: POLICY,
    inputs: { policy: document(...changes.map((change) => ({ ...statement, ...change }))) },
});
const trusting = (Principal: object) => ({
    type: ROLE,
    inputs: { assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal }) },
});
const own = (...changes: object[]) => ({ policies: { own: changes.map((change) => ({ ...grant, ...change })) } });
const buckets = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `arn:aws:s3:::a-bucket-with-a-name-of-some-length-${1000 + index}/*`);
const roles = Array.from({ length: 60 }, (_, index) => `arn:aws:iam::444444444444:role/team-${index}`);
const PATH_WORDS =
    "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.";

/** What is refused of roles, their policies, and identity providers. */
export const roleRows: readonly Row[] = [
    {
        fact: "names of roles have letters, digits and characters of _+=,.@-",
        raw: { type: ROLE, inputs: { name: "web role" } },
        words: "name: invalid value for name (must match [\\w+=,.@-])",
        caught: { ...role, args: { roleName: "web role" }, path: "roleName", rule: /1 to 64/, fix: /another name/ },
    },
    {
        fact: "descriptions of roles have 1000 characters at most",
        raw: { type: ROLE, inputs: { description: "d".repeat(1001) } },
        words: `description: expected length of description to be in the range (0 - 1000), got ${"d".repeat(1001)}`,
        caught: { ...role, args: { description: "d".repeat(1001) }, path: "description", rule: /1000/, fix: /what/ },
    },
    {
        fact: "paths of roles begin and end with a slash",
        raw: { type: ROLE, inputs: { path: "/plinth" } },
        words: `path: ValidationError: ${PATH_WORDS}`,
        caught: { ...role, args: { path: "/plinth" }, path: "path", rule: /slash/, fix: /\/deployment\// },
    },
    {
        fact: "sessions of a role last 12 hours at most",
        raw: { type: ROLE, inputs: { maxSessionDuration: 86_400 } },
        words: "maxSessionDuration: expected max_session_duration to be in the range (3600 - 43200), got 86400",
        caught: { ...role, args: { maxSessionHours: 24 }, path: "maxSessionHours", rule: /1 to 12/, fix: /choose/ },
    },
    {
        fact: "trust policies have 2048 characters at most, unless the account's quota was raised",
        raw: trusting({ AWS: roles }),
        words: "assumeRolePolicy: LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048",
        caught: {
            ...role,
            args: { trust: [{ kind: "roles", roleArns: roles }] },
            path: "trust",
            rule: /at most 2048/,
            fix: /trustPolicyQuota/,
        },
    },
    {
        fact: "a principal of AWS is an account, or an ARN",
        raw: trusting({ AWS: "platform-admin" }),
        words: `assumeRolePolicy: ${MALFORMED}: Invalid principal in policy: "AWS":"platform-admin"`,
        caught: {
            ...role,
            args: { trust: [{ kind: "roles", roleArns: ["platform-admin"] }] },
            path: "trust[0].roleArns[0]",
            rule: /one role/,
            fix: /arn:aws:iam/,
        },
    },
    {
        fact: "a service is named by its host",
        raw: trusting({ Service: "ec2" }),
        words: `assumeRolePolicy: ${MALFORMED}: Invalid principal in policy: "SERVICE":"ec2"`,
        caught: {
            ...role,
            args: { trust: [{ kind: "service", service: "ec2", source: { account: "444444444444" } }] },
            path: "trust[0].service",
            rule: /name of a service/,
            fix: /amazonaws\.com/,
        },
    },
    {
        fact: "managed policies have 6144 characters at most",
        raw: policy({ Resource: buckets(150) }),
        words: "policy: LimitExceeded: Cannot exceed quota for PolicySize: 6144",
        caught: {
            ...role,
            args: { managedPolicies: { own: [{ ...grant, resources: buckets(150) }] } },
            path: "managedPolicies.own",
            rule: /6144/,
            fix: /split/,
        },
    },
    {
        fact: "inline policies of a role have 10240 characters together",
        raw: {
            type: INLINE,
            inputs: { role: "web", policy: document({ ...statement, Resource: buckets(120) }) },
            others: [
                other(INLINE, "a-first", { role: "web", policy: document({ ...statement, Resource: buckets(120) }) }),
            ],
        },
        words: "policy: LimitExceeded: Maximum policy size of 10240 bytes exceeded for role web",
        caught: {
            ...role,
            args: {
                policies: {
                    one: [{ ...grant, resources: buckets(120) }],
                    two: [{ ...grant, resources: buckets(120) }],
                },
            },
            path: "policies",
            rule: /10240 characters together/,
            fix: /managedPolicies/,
        },
    },
    {
        fact: "a role takes ten managed policies, unless the account's quota was raised",
        raw: {
            type: ATTACHMENT,
            inputs: { role: "web", policyArn: "arn:aws:iam::aws:policy/Last" },
            others: Array.from({ length: 10 }, (_, index) =>
                other(ATTACHMENT, `a-${index}`, { role: "web", policyArn: `arn:aws:iam::aws:policy/P${index}` }),
            ),
        },
        words: "policyArn: LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10",
        caught: {
            ...role,
            args: {
                managedPolicies: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`p${index}`, [grant]])),
            },
            path: "managedPolicies",
            rule: /at most 10/,
            fix: /one policy/,
        },
    },
    {
        fact: "names of statements are unique in a policy",
        raw: policy({ Sid: "Orders" }, { Sid: "Orders", Action: "s3:PutObject" }),
        words: `policy: ${MALFORMED}: Statement IDs (SID) in a single policy must be unique.`,
        caught: {
            ...role,
            args: own({ sid: "Orders" }, { sid: "Orders", actions: ["s3:PutObject"] }),
            path: "policies.own[1].sid",
            rule: /unique/,
            fix: /of its own/,
        },
    },
    {
        fact: "names of statements have letters and digits",
        raw: policy({ Sid: "read-orders" }),
        words: `policy: ${MALFORMED}: Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*`,
        caught: {
            ...role,
            args: own({ sid: "read-orders" }),
            path: "policies.own[0].sid",
            rule: /letters and digits/,
            fix: /ReadOrders/,
        },
    },
    {
        fact: "actions begin with their service",
        raw: policy({ Action: "GetObject" }),
        words: `policy: ${MALFORMED}: Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.`,
        caught: {
            ...role,
            args: own({ actions: ["GetObject"] }),
            path: "policies.own[0].actions[0]",
            rule: /service:Action/,
            fix: /s3:GetObject/,
        },
    },
    {
        fact: "resources of a policy are ARNs",
        raw: policy({ Resource: "orders/*" }),
        words: `policy: ${MALFORMED}: Resource orders/* must be in ARN format or "*".`,
        caught: {
            ...role,
            args: own({ resources: ["orders/*"] }),
            path: "policies.own[0].resources[0]",
            rule: /ARN/,
            fix: /arn:/,
        },
    },
    {
        fact: "an identity provider is reached over TLS",
        raw: { type: PROVIDER, inputs: { url: "http://gitlab.example.com" } },
        words: 'url: expected "url" to have a url with schema of: "https", got http://gitlab.example.com',
        caught: {
            ...provider,
            args: { issuer: "http://gitlab.example.com" },
            path: "issuer",
            rule: /https address/,
            fix: /iss claim/,
        },
    },
    {
        fact: "the address of an identity provider has no query",
        raw: { type: PROVIDER, inputs: { url: "https://gitlab.example.com?a=b" } },
        words: 'url: "url" cannot contain query parameters per the OIDC standard',
        caught: {
            ...provider,
            args: { issuer: "https://gitlab.example.com?a=b" },
            path: "issuer",
            rule: /without query/,
            fix: /iss claim/,
        },
    },
    {
        fact: "audiences of an identity provider have 1 to 255 characters",
        raw: { type: PROVIDER, inputs: { clientIdLists: ["a".repeat(256)] } },
        words: `clientIdLists: expected length of client_id_list.0 to be in the range (1 - 255), got ${"a".repeat(256)}`,
        caught: {
            ...provider,
            args: { audiences: ["a".repeat(256)] },
            path: "audiences[0]",
            rule: /1 to 255/,
            fix: /tokens/,
        },
    },
];

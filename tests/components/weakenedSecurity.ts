import type { SubjectName } from "./subjects.ts";
import type { Weakened } from "./weakened.ts";

const off = { mode: "off", reason: "the landing zone has it" };
const parts = [
    "GuardDuty",
    "SecurityHub",
    "ConfigRecorder",
    "AccessAnalyzer",
    "VolumeEncryption",
    "BucketBlock",
    "SharingBlock",
    "PasswordPolicy",
    "MetadataDefaults",
    "RegistryScanning",
] as const satisfies readonly SubjectName[];

const trust = { kind: "service", service: "ec2.amazonaws.com", source: { unchecked: "EC2 sends no source" } };

/** Every opt-out of what guards an account and its secrets. Many stand once in an account, so that the pack is not asked. */
export const weakenedSecurity: readonly Weakened[] = [
    ...parts.flatMap((component): Weakened[] => [
        { component, option: "mode", args: off, logged: "mode: off (reason: the landing zone has it)" },
        { component, option: "protect", args: { protect: false }, logged: "protect: false" },
    ]),
    {
        component: "BreakGlassRole",
        option: "users",
        args: {},
        logged: "users: arn:aws:iam::444444444444:user/alice",
        violated: ["iam-admin"],
    },
    {
        component: "StateBackend",
        option: "protect",
        args: { protect: false },
        logged: "protect: false",
        violated: ["protect-stateful"],
    },
    {
        component: "StateBackend",
        option: "keepAfterDeletion",
        args: { keepAfterDeletion: false },
        logged: "keepAfterDeletion: false",
        violated: [],
    },
    {
        component: "LogBucket",
        option: "lock.mode",
        args: { lock: { mode: "none", reason: "a test environment" } },
        logged: "lock.mode: none (reason: a test environment)",
    },
    { component: "LogBucket", option: "protect", args: { protect: false }, logged: "protect: false" },
    {
        component: "LogBucket",
        option: "keepAfterDeletion",
        args: { keepAfterDeletion: false },
        logged: "keepAfterDeletion: false",
    },
    {
        component: "AuditTrail",
        option: "excludedSources",
        args: { excludedSources: ["kms.amazonaws.com"] },
        logged: "excludedSources: kms.amazonaws.com",
    },
    { component: "DataKeys", option: "protect", args: { protect: false }, logged: "protect: false" },
    { component: "Parameters", option: "protect", args: { protect: false }, logged: "protect: false" },
    {
        component: "PermissionBoundary",
        option: "protectAudit",
        args: { protectAudit: false },
        logged: "protectAudit: false",
    },
    {
        component: "DeploymentRoles",
        option: "previewOpensSecrets",
        args: { previewOpensSecrets: true },
        logged: "previewOpensSecrets: true",
    },
    {
        component: "StackDeployment",
        option: "does",
        args: { does: "deployAndPreview", reason: "two people work here" },
        logged: "does: deployAndPreview (reason: two people work here)",
    },
    { component: "StackDeployment", option: "policyPack", args: { policyPack: "off" }, logged: "policyPack: off" },
    {
        component: "StackDeployment",
        option: "runner.cache",
        args: { runner: { on: "pulumi", cache: true } },
        logged: "runner.cache: true",
    },
    {
        component: "StackDeployment",
        option: "drift.remediate",
        args: { drift: { remediate: true } },
        logged: "drift.remediate: true",
    },
    {
        component: "StackDeployment",
        option: "ttl.forget",
        args: { ttl: { at: "2027-01-31T18:00:00Z", forget: true } },
        logged: "ttl.forget: true",
    },
    {
        component: "Role",
        option: "permissionsBoundary.none",
        args: { permissionsBoundary: { none: "made by people" } },
        logged: "permissionsBoundary.none: true (reason: made by people)",
    },
    {
        component: "Role",
        option: "trust.*.source.unchecked",
        args: { trust: [trust] },
        logged: "trust[0].source: unchecked (reason: EC2 sends no source)",
    },
    {
        component: "Role",
        option: "trust.*.identity.repository.withoutIds",
        args: {
            trust: [
                {
                    kind: "identity",
                    providerArn: "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com",
                    identity: {
                        forge: "github",
                        repository: { owner: "acme", name: "platform", withoutIds: "an older repository" },
                        job: { environment: "prod" },
                    },
                },
            ],
        },
        logged: "trust[0].identity.repository: acme/platform (reason: an older repository)",
    },
    {
        component: "Role",
        option: "awsManagedPolicies.*",
        args: { awsManagedPolicies: [{ name: "ReadOnlyAccess", reason: "people look around" }] },
        logged: "awsManagedPolicies[0]: ReadOnlyAccess (reason: people look around)",
    },
    {
        component: "Secret",
        option: "rotation.by",
        args: { rotation: { by: "hand", reason: "the provider has no interface" } },
        logged: "rotation.by: hand (reason: the provider has no interface)",
    },
    {
        component: "Secret",
        option: "recovery.days",
        args: { recovery: { days: 7, reason: "names are used again" } },
        logged: "recovery.days: 7 (reason: names are used again)",
    },
    { component: "Secret", option: "protect", args: { protect: false }, logged: "protect: false" },
    { component: "WebAcl", option: "groups.*", args: { groups: { common: "off" } }, logged: "groups.common: off" },
    { component: "WebAcl", option: "rate", args: { rate: "off" }, logged: "rate: off" },
    { component: "WebAcl", option: "allow", args: { allow: ["1.2.3.0/24"] }, logged: "allow: 1.2.3.0/24" },
    {
        component: "WebAcl",
        option: "redactedHeaders",
        args: { redactedHeaders: ["cookie"] },
        logged: "redactedHeaders: cookie",
    },
    { component: "WebAcl", option: "protect", args: { protect: false }, logged: "protect: false" },
];

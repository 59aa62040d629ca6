import type { SubjectName } from "./subjects.ts";

/** A component of which one thing is weakened. */
export interface Weakened {
    readonly component: SubjectName;
    /** The option, as the list of opt-outs has it, or as a choice of the settings. */
    readonly option: string;
    readonly args: Readonly<Record<string, unknown>>;
    /** What is said in the log; nothing for what the pack alone notices. */
    readonly logged?: string;
    /** Rules of the pack that are violated in prod, at any level. @default not asked */
    readonly violated?: readonly string[];
}

const lost = { component: "Database" } as const;
const ledger = { component: "Aurora" } as const;

/** Every opt-out of the layers' components, and what the pack judges instead. */
export const weakened: readonly Weakened[] = [
    {
        component: "Network",
        option: "flowLogs.protect",
        args: { flowLogs: { protect: false } },
        logged: "flowLogs.protect: false",
        violated: ["protect-stateful"],
    },
    {
        component: "Network",
        option: "networkAcls.closeDefault",
        args: { networkAcls: { closeDefault: false } },
        logged: "networkAcls.closeDefault: false",
        violated: ["nacl-admin-ports"],
    },
    {
        ...lost,
        option: "deletionProtection",
        args: { deletionProtection: false },
        logged: "deletionProtection: false",
        violated: ["rds-deletion-protection"],
    },
    {
        ...lost,
        option: "protect",
        args: { protect: false },
        logged: "protect: false",
        violated: ["protect-stateful"],
    },
    {
        ...lost,
        option: "backups.finalSnapshot",
        args: { deletionProtection: false, backups: { finalSnapshot: false } },
        logged: "backups.finalSnapshot: false",
        violated: ["rds-deletion-protection"],
    },
    {
        ...lost,
        option: "backups.keepAfterDeletion",
        args: { backups: { keepAfterDeletion: false } },
        logged: "backups.keepAfterDeletion: false",
        violated: [],
    },
    {
        ...lost,
        option: "backups.retentionDays",
        args: { backups: { retentionDays: 1 } },
        logged: "backups.retentionDays: 1",
        violated: ["rds-backup"],
    },
    {
        ...lost,
        option: "backups.plan.lock.mode",
        args: { backups: { plan: { lock: { mode: "none" } } } },
        logged: "backups.plan.lock.mode: none",
        violated: [],
    },
    { ...lost, option: "multiAz", args: { multiAz: false }, violated: ["rds-multi-az"] },
    {
        ...ledger,
        option: "deletionProtection",
        args: { deletionProtection: false },
        logged: "deletionProtection: false",
        violated: ["rds-deletion-protection"],
    },
    {
        ...ledger,
        option: "protect",
        args: { protect: false },
        logged: "protect: false",
        violated: ["protect-stateful"],
    },
    {
        ...ledger,
        option: "backups.finalSnapshot",
        args: { deletionProtection: false, backups: { finalSnapshot: false } },
        logged: "backups.finalSnapshot: false",
        violated: ["rds-deletion-protection"],
    },
    {
        ...ledger,
        option: "backups.keepAfterDeletion",
        args: { backups: { keepAfterDeletion: false } },
        logged: "backups.keepAfterDeletion: false",
        violated: [],
    },
    {
        ...ledger,
        option: "backups.retentionDays",
        args: { backups: { retentionDays: 1 } },
        logged: "backups.retentionDays: 1",
        violated: ["rds-backup"],
    },
    {
        ...ledger,
        option: "backups.plan.lock.mode",
        args: { backups: { plan: { lock: { mode: "none" } } } },
        logged: "backups.plan.lock.mode: none",
        violated: [],
    },
    {
        component: "Cache",
        option: "protect",
        args: { protect: false },
        logged: "protect: false",
        violated: ["protect-stateful"],
    },
    {
        component: "Cache",
        option: "snapshots.retentionDays",
        args: { snapshots: { retentionDays: 0 } },
        logged: "snapshots.retentionDays: 0",
        violated: ["elasticache-backup-failover"],
    },
    {
        component: "Cache",
        option: "snapshots.finalSnapshot",
        args: { snapshots: { finalSnapshot: false } },
        logged: "snapshots.finalSnapshot: false",
        violated: [],
    },
    {
        component: "Cache",
        option: "tlsMigration",
        args: { tlsMigration: "preferred" },
        logged: "tlsMigration: preferred",
        violated: ["elasticache-auth", "elasticache-in-transit"],
    },
    { component: "Cache", option: "token", args: { token: {} }, logged: "token: {}", violated: ["secrets-rotation"] },
    {
        component: "Cache",
        option: "multiAz",
        args: { replicas: 0, multiAz: false },
        violated: ["elasticache-backup-failover"],
    },
    {
        component: "ServerlessCache",
        option: "protect",
        args: { protect: false },
        logged: "protect: false",
        violated: ["protect-stateful"],
    },
    {
        component: "ServerlessCache",
        option: "snapshots.retentionDays",
        args: { snapshots: { retentionDays: 0 } },
        logged: "snapshots.retentionDays: 0",
        violated: [],
    },
    {
        component: "Cluster",
        option: "deletionProtection",
        args: { deletionProtection: false },
        logged: "deletionProtection: false",
        violated: ["protect-stateful"],
    },
    {
        component: "Cluster",
        option: "publicAccess",
        args: { publicAccess: { cidrs: ["1.2.3.0/24"], reason: "runners without a VPN" } },
        logged: "publicAccess.cidrs: 1.2.3.0/24 (reason: runners without a VPN)",
        violated: [],
    },
    {
        component: "Cluster",
        option: "addOns.vpc-cni.configuration.enableNetworkPolicy",
        args: {
            addOns: {
                "eks-pod-identity-agent": { version: "v1.3.10-eksbuild.3" },
                "kube-proxy": { version: "v1.36.0-eksbuild.14" },
                coredns: { version: "v1.14.3-eksbuild.3" },
                "aws-ebs-csi-driver": { version: "v1.63.1-eksbuild.1" },
                "vpc-cni": { version: "v1.22.3-eksbuild.1", configuration: { enableNetworkPolicy: "false" } },
            },
        },
        logged: "addOns.vpc-cni.configuration.enableNetworkPolicy: false",
        violated: [],
    },
    { component: "Cluster", option: "logRetentionDays", args: { logRetentionDays: 30 }, violated: ["log-retention"] },
    {
        component: "Platform",
        option: "protect",
        args: { monitoring: { grafana: {} }, logs: {}, protect: false },
        logged: "protect: false",
        violated: ["protect-stateful"],
    },
    {
        component: "Platform",
        option: "emptyOnDelete",
        args: { monitoring: { grafana: {} }, logs: {}, emptyOnDelete: true },
        logged: "emptyOnDelete: true",
        violated: ["protect-stateful"],
    },
    {
        component: "Platform",
        option: "externalDns.policy",
        args: { externalDns: { zones: { "example.com": "Z0123456789" }, policy: "sync" } },
        logged: "externalDns.policy: sync",
        violated: [],
    },
];

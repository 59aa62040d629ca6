export type {
    AwsApis,
    CacheConnection,
    Connections,
    DatabaseConnection,
    Destination,
    Identity,
    SecretAccess,
    SecretFile,
    ServicePeer,
    Telemetry,
} from "./connections.ts";
export type { WorkloadServiceLevel } from "./canary/analysis.ts";
export type { WorkloadNamespaceArgs } from "./namespace/namespaceArgs.ts";
export { WorkloadNamespace } from "./namespace/workloadNamespace.ts";
export { Workload } from "./workload.ts";
export type { WorkloadArgs } from "./workloadArgs.ts";

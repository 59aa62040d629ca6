import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as pulumi from "@pulumi/pulumi";
import { checkPlatformArgs } from "./checkPlatformArgs.ts";
import { type AddOnHome, homeOf } from "./addOns/home.ts";
import { installAgent, installGateway, installLogs } from "./addOns/collection.ts";
import { installMonitoring } from "./addOns/monitoring.ts";
import { installRollouts } from "./addOns/rollouts.ts";
import {
    installExternalDns,
    installExternalSecrets,
    installLoadBalancing,
    installMetricsServer,
} from "./addOns/serving.ts";
import { PLATFORM, platformOptOuts } from "./plan/index.ts";
import { makePoliciesHold } from "./parts/clusterWide.ts";
import type { PlatformArgs } from "./platformArgs.ts";

/** What services find in the cluster; a key is absent where the add-on is off. Each is there once its add-on is. */
export interface PlatformOutputs {
    readonly prometheus?: {
        readonly namespace: string;
        readonly podLabels: Readonly<Record<string, string>>;
        readonly url: string;
    };
    readonly dashboards?: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
    readonly otlp?: {
        readonly grpcEndpoint: string;
        readonly httpEndpoint: string;
        readonly namespace: string;
        readonly podLabels: Readonly<Record<string, string>>;
    };
    readonly secretStore?: {
        readonly kind: string;
        readonly name: string;
        readonly namespaceLabels: Readonly<Record<string, string>>;
    };
    /** Whether External Secrets runs. */
    readonly externalSecrets: boolean;
    readonly ingressClass?: string;
    readonly metricsApi: boolean;
    /** Where service levels reach CloudWatch, for alarms there. */
    readonly serviceLevels: boolean;
    /** Whether Argo Rollouts releases by canary. */
    readonly rollouts: boolean;
}

/**
 * The add-ons of one cluster, each a Helm release in a pinned version: metrics API, load balancers, secrets, DNS, monitoring,
 * logs and traces. Each has a service account of its own and, where it calls AWS, a role that only that account can take.
 *
 * Order: what others are made of comes first (namespaces, the operator for secrets, Prometheus with the kinds of its
 * monitors) and goes last, so that nothing is left that nobody cleans up. Ingresses belong to layers above, which are
 * destroyed before: the controller that deletes their load balancers still runs then.
 */
export class Platform extends pulumi.ComponentResource {
    readonly outputs: pulumi.Output<PlatformOutputs>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: PlatformArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("platform", name, checkPlatformArgs(name, args));
        super("plinth:platform:Platform", name, {}, opts);
        logOptOuts(name, platformOptOuts, args);
        const home = homeOf(name, args, this);
        if (args.autoMode === true) makePoliciesHold(name, { parent: this });
        this.outputs = this.#install(home);
        this.registerOutputs({ outputs: this.outputs });
    }

    #install(home: AddOnHome): pulumi.Output<PlatformOutputs> {
        const secrets = installExternalSecrets(home);
        const monitoring = installMonitoring(home, secrets);
        const after = monitoring === undefined ? [] : [monitoring];
        const balancing = installLoadBalancing(home, after);
        const metricsApi = installMetricsServer(home, after);
        const dns = installExternalDns(home, after);
        const rollouts = installRollouts(home, after);
        const logs = installLogs(home, after);
        const gateway = installGateway(home, after);
        const agent = installAgent(home, [...after, ...logs, ...gateway]);
        const all = [
            ...(secrets?.ready ?? []),
            ...after,
            ...balancing,
            ...metricsApi,
            ...dns,
            ...rollouts,
            ...logs,
            ...gateway,
            ...agent,
        ];
        const there = pulumi.all(all.map(({ urn }) => urn));
        return there.apply(() => outputsOf(home));
    }
}

function outputsOf({ args }: AddOnHome): PlatformOutputs {
    const { monitoringNamespace: namespace, prometheus, dashboards, otlp, secretStore, ingressClass } = PLATFORM;
    const { monitoring, telemetry, externalSecrets, loadBalancing, metricsServer, rollouts } = args;
    return {
        ...(monitoring === undefined ? {} : { prometheus: { namespace, ...prometheus } }),
        ...(monitoring?.grafana === undefined ? {} : { dashboards: { namespace, labels: dashboards.labels } }),
        ...(telemetry === undefined ? {} : { otlp: { ...otlp, namespace } }),
        ...((externalSecrets?.prefixes ?? []).length === 0 ? {} : { secretStore }),
        ...(loadBalancing === undefined ? {} : { ingressClass }),
        externalSecrets: externalSecrets !== undefined,
        metricsApi: metricsServer !== undefined,
        serviceLevels: telemetry?.serviceLevels !== undefined,
        rollouts: rollouts !== undefined,
    };
}

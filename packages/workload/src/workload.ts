import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { expose, serve } from "./access.ts";
import { judge } from "./canary/analysis.ts";
import { checkWorkloadArgs } from "./checkWorkloadArgs.ts";
import { switchFeatures } from "./flags.ts";
import { identifyMigration, identifyPods } from "./identities.ts";
import { migrate } from "./migrationJob.ts";
import { monitorWeb, monitorWorker } from "./monitors.ts";
import { openMigration, openWeb, openWorker } from "./networkPolicies.ts";
import { objectNames, planCanary, PORTS, workloadOptOuts } from "./plan/index.ts";
import { runProcess } from "./processes.ts";
import { bringSecrets } from "./secretAccess.ts";
import type { Site } from "./site.ts";
import type { WorkloadArgs } from "./workloadArgs.ts";

/**
 * A team's service on Kubernetes: pods that serve, workers beside them, a migration before either changes. Nothing reaches
 * them and they reach nothing but what the arguments name; they run without root, with a file system they cannot change, an
 * identity in AWS of their own and secrets as files. A release replaces pods one at a time, each when its successor is ready;
 * or, by canary, a part of those that serve first, which has to keep what the service promises, and everything else after it.
 *
 * Needs the add-ons of the platform in its cluster: Prometheus Operator, External Secrets where there are secrets, the AWS load
 * balancer controller where there is an ingress, metrics-server where the load decides how many pods there are, Argo Rollouts
 * where it releases by canary.
 */
export class Workload extends pulumi.ComponentResource {
    /** The Service's name. */
    readonly serviceName: pulumi.Output<string>;
    /** Its address inside the cluster. */
    readonly serviceUrl: pulumi.Output<string>;
    readonly namespaceName: pulumi.Output<string>;
    /** The pods' account in the cluster. */
    readonly serviceAccountName: pulumi.Output<string>;
    /** The pods' role in AWS, for policies of what they use. */
    readonly roleArn: pulumi.Output<string>;
    /** Deployments: what to look at after a release, beside the Rollout where there is one. */
    readonly deploymentNames: pulumi.Output<string[]>;
    /** Of the pods that serve; `undefined` where a Deployment keeps them. */
    readonly rolloutName: pulumi.Output<string> | undefined;
    /** The run that came before them; `undefined` without a migration. */
    readonly migrationJobName: pulumi.Output<string> | undefined;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: WorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("workload", name, checkWorkloadArgs(name, args));
        super("plinth:workload:Workload", name, {}, opts);
        logOptOuts(name, workloadOptOuts, args);
        const { namespaceName: namespace } = args.namespace;
        const site: Site = { name, args, namespace, objects: objectNames(args.service), parent: this };

        const identity = identifyPods(site);
        const secrets = bringSecrets(site);
        const migration = this.#migrate(site, secrets);
        const before = [args.namespace, ...identity.ready, ...secrets, ...switchFeatures(site), ...migration];
        const { web, workers } = this.#run(site, before);
        const service = serve(site, [web.released]);
        monitorWeb(site);
        if (args.ingress !== undefined) expose(site, args.ingress, service);

        this.serviceName = service.metadata.name;
        this.serviceUrl = pulumi.interpolate`http://${this.serviceName}.${namespace}:${PORTS.http}`;
        this.namespaceName = namespace;
        this.serviceAccountName = identity.accountName;
        this.roleArn = identity.roleArn;
        const byCanary = planCanary(args) !== undefined;
        const deployments = byCanary ? workers : [web, ...workers];
        this.deploymentNames = pulumi.all(deployments.map(({ controller }) => controller.metadata.name));
        this.rolloutName = byCanary ? web.controller.metadata.name : undefined;
        this.migrationJobName = migration[0]?.metadata.name;
        this.registerOutputs({
            serviceName: this.serviceName,
            serviceUrl: this.serviceUrl,
            namespaceName: this.namespaceName,
            serviceAccountName: this.serviceAccountName,
            roleArn: this.roleArn,
            deploymentNames: this.deploymentNames,
            ...(this.rolloutName === undefined ? {} : { rolloutName: this.rolloutName }),
            ...(this.migrationJobName === undefined ? {} : { migrationJobName: this.migrationJobName }),
        });
    }

    #migrate(site: Site, secrets: pulumi.Resource[]): kubernetes.batch.v1.Job[] {
        const { migration, namespace } = site.args;
        if (migration === undefined) return [];
        const opened = openMigration(site);
        const { ready } = identifyMigration(site);
        return [migrate(site, migration, [namespace, opened, ...ready, ...secrets])];
    }

    /** Pods of every kind, each behind what it may reach. What a canary does not prove, workers do not run. */
    #run(site: Site, before: pulumi.Resource[]) {
        const { args, objects } = site;
        const { service, web: process = {}, workers: kinds = {}, serviceLevel } = args;
        const canary = planCanary(args);
        const isJudged = canary !== undefined && canary.analysis !== "off" && serviceLevel !== undefined;
        const web = runProcess(site, { part: "web", objectName: service, role: "web", process }, [
            ...before,
            openWeb(site),
            ...(isJudged ? [judge(site, serviceLevel, canary.analysis)] : []),
        ]);
        const behind = canary === undefined ? before : [...before, web.released];
        const workers = Object.entries(kinds).map(([key, worker]) => {
            const role = `worker-${key}` as const;
            const kind = { part: role, objectName: objects.worker(key), role, process: worker };
            monitorWorker(site, key);
            return runProcess(site, kind, [...behind, openWorker(site, key)]);
        });
        return { web, workers };
    }
}

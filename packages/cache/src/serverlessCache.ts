import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import type { Widgets } from "@plinth/alarms";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { watchServerless } from "./alarms.ts";
import type { ServerlessCacheArgs } from "./cacheArgs.ts";
import { checkServerlessArgs } from "./checkCacheArgs.ts";
import { makeDataKey } from "./dataKey.ts";
import { planServerless, SERVERLESS_DEFAULTS, serverlessOptOuts } from "./plan/index.ts";
import { makeSecurityGroup } from "./securityGroup.ts";
import { type CacheUser, makeUserGroup } from "./userGroup.ts";

/**
 * A serverless Valkey or Redis cache on ElastiCache: AWS scales it between limits, which are also the limits of its cost.
 * Encrypted with its own key, in several zones, reached over TLS only (AWS has no other serverless cache), with snapshots
 * and users that sign in with IAM. Clients speak the protocol of clusters.
 *
 * Nothing reaches it until a rule is added to its security group. A client's role needs `elasticache:Connect` on `arn`
 * and on the ARN of its user. AWS takes no parameters and delivers no logs of a serverless cache.
 */
export class ServerlessCache extends pulumi.ComponentResource {
    /** The cache's name in AWS. */
    readonly cacheName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** The host that takes writes. */
    readonly primaryEndpoint: pulumi.Output<string>;
    /** The host that answers reads from replicas, on `readerPort`. */
    readonly readerEndpoint: pulumi.Output<string>;
    readonly port: number;
    readonly readerPort: number;
    readonly securityGroupId: pulumi.Output<string>;
    /** By the name in the settings. */
    readonly users: pulumi.Output<Record<string, CacheUser>>;
    readonly keyArn: pulumi.Output<string>;
    /** What a dashboard shows of the cache: states of its alarms, and what they watch. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: ServerlessCacheArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("serverless cache", name, checkServerlessArgs(args));
        super("plinth:cache:ServerlessCache", name, args, opts);
        logOptOuts(name, serverlessOptOuts, args);
        const { cacheName, tags } = args;
        const plan = planServerless(cacheName, args);
        const key = makeDataKey(
            name,
            args,
            {
                description: `Memory and snapshots of serverless cache ${cacheName}`,
                logGroups: [],
                hasPasswords: plan.hasPasswords,
                // Snapshots go with the cache: the provider takes no final one.
                retain: false,
                protect: plan.protect,
            },
            this,
        );
        const securityGroup = makeSecurityGroup(name, cacheName, args, this);
        const userGroup = makeUserGroup(name, cacheName, args, plan, { keyArn: key.arn, parent: this });
        const cache = new aws.elasticache.ServerlessCache(
            `${name}-serverless`,
            {
                ...plan.cache,
                name: cacheName,
                description: `Cache ${cacheName}`,
                kmsKeyId: key.arn,
                subnetIds: args.subnetIds,
                securityGroupIds: [securityGroup.id],
                userGroupId: userGroup.id,
                tags: { Name: `${name}-serverless`, ...tags },
            },
            // Its name is fixed, so a replacement cannot exist beside it.
            { parent: this, deleteBeforeReplace: true, ...(plan.protect ? { protect: true } : {}) },
        );
        this.cacheName = cache.name;
        this.arn = cache.arn;
        this.primaryEndpoint = cache.endpoints.apply(([endpoint]) => addressOf(name, endpoint));
        this.readerEndpoint = cache.readerEndpoints.apply(([endpoint]) => addressOf(name, endpoint));
        this.port = SERVERLESS_DEFAULTS.port;
        this.readerPort = SERVERLESS_DEFAULTS.readerPort;
        this.securityGroupId = securityGroup.id;
        this.users = userGroup.users;
        this.keyArn = key.arn;
        this.widgets = watchServerless(name, args, cache, this);
        this.registerOutputs({
            cacheName: this.cacheName,
            arn: this.arn,
            primaryEndpoint: this.primaryEndpoint,
            readerEndpoint: this.readerEndpoint,
            port: this.port,
            readerPort: this.readerPort,
            securityGroupId: this.securityGroupId,
            users: this.users,
            keyArn: this.keyArn,
        });
    }
}

function addressOf(name: string, endpoint: { readonly address: string } | undefined): string {
    if (endpoint === undefined) throw new Error(`ElastiCache gave serverless cache ${name} no endpoint`);
    return endpoint.address;
}

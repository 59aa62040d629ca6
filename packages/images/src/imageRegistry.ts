import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkRegistryArgs, type ImageRegistryArgs } from "./imageRegistryArgs.ts";
import { makeCreationRole } from "./parts/creationRole.ts";
import { makeRepositoryKey } from "./parts/repositoryKey.ts";
import {
    addressOf,
    credentialOf,
    planTemplates,
    type PlannedTemplate,
    REGISTRY_DEFAULTS,
    registryOptOuts,
    registryPolicy,
} from "./plan/index.ts";

/**
 * What a private registry of ECR has once: copies of its images in other regions and accounts, copies that others send it, and
 * images of other registries that it keeps. What ECR makes by itself for them is what an `ImageRepository` is: encrypted with
 * a key of this account, with tags that never move, pulled by whom it names, and with lifecycle rules.
 *
 * ECR applies a template to repositories that it makes from then on, not to those there are. Scanning is the registry's
 * (account layer, `registryScanning`): a template has no word for it.
 */
export class ImageRegistry extends pulumi.ComponentResource {
    /** Where images of an upstream are pulled from, by prefix: `<account>.dkr.ecr.<region>.amazonaws.com/<prefix>`. */
    readonly caches: Readonly<Record<string, string>>;
    /** ARNs of the keys that copies and kept images are encrypted with, by region. */
    readonly keyArns: Readonly<Record<string, pulumi.Output<string>>>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: ImageRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("image registry", name, checkRegistryArgs(args));
        super("plinth:images:ImageRegistry", name, args, opts);
        logOptOuts(name, registryOptOuts, args);
        const { account, region, partition = "aws", pullThrough = {}, protect = REGISTRY_DEFAULTS.protect } = args;
        const options = { parent: this, ...(protect ? { protect: true } : {}) };
        const planned = planTemplates(args);
        this.keyArns = this.#makeKeys(name, args, planned, options);
        const templates = this.#makeTemplates(name, args, planned, options);
        const policy = registryPolicy(args, args.pulledBy, args);
        if (policy !== undefined) new aws.ecr.RegistryPolicy(`${name}-policy`, { policy }, { parent: this });
        for (const [prefix, rule] of Object.entries(pullThrough)) {
            const credentialArn = credentialOf(rule);
            new aws.ecr.PullThroughCacheRule(
                `${name}-cache-${prefix}`,
                {
                    ecrRepositoryPrefix: prefix,
                    upstreamRegistryUrl: addressOf(rule),
                    ...(credentialArn === undefined ? {} : { credentialArn }),
                },
                // The first pull makes the repository: without its template it would be what ECR makes by default.
                { parent: this, dependsOn: templates },
            );
        }
        this.#replicate(name, args, templates);
        const host = `${account}.dkr.ecr.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
        this.caches = Object.fromEntries(Object.keys(pullThrough).map((prefix) => [prefix, `${host}/${prefix}`]));
        this.registerOutputs({ caches: this.caches, keyArns: this.keyArns });
    }

    #makeKeys(
        name: string,
        args: ImageRegistryArgs,
        planned: readonly PlannedTemplate[],
        options: pulumi.ComponentResourceOptions,
    ): Record<string, pulumi.Output<string>> {
        const { account, partition, tags } = args;
        const regions = [...new Set(planned.map(({ region }) => region))];
        return Object.fromEntries(
            regions.map((region) => {
                const place = { account, partition, region, inOtherRegion: region !== args.region };
                const description = `Copies and kept images of ${name} in ${region}`;
                const key = makeRepositoryKey(`${name}-${region}`, { ...place, description, tags }, options);
                return [region, key.arn];
            }),
        );
    }

    #makeTemplates(
        name: string,
        args: ImageRegistryArgs,
        planned: readonly PlannedTemplate[],
        options: pulumi.ComponentResourceOptions,
    ): pulumi.Resource[] {
        if (planned.length === 0) return [];
        const { account, region: home, partition, tags, ownTags = tags } = args;
        const prefixes = Object.fromEntries(
            Object.keys(this.keyArns).map((region) => [
                region,
                planned.filter((one) => one.region === region).map(({ prefix }) => prefix),
            ]),
        );
        const keyArns = Object.values(this.keyArns);
        const role = makeCreationRole(`${name}-creation`, { account, partition, prefixes, keyArns, tags }, options);
        return planned.map(({ region, prefix, template }) => {
            const elsewhere = region === home ? {} : { region };
            return new aws.ecr.RepositoryCreationTemplate(
                `${name}-template-${region}-${prefix}`,
                {
                    ...elsewhere,
                    prefix,
                    appliedFors: [template.appliedFor],
                    description: `Made by ECR for ${name}`,
                    customRoleArn: role.arn,
                    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: this.keyArns[region] }],
                    imageTagMutability: template.imageTagMutability,
                    ...(template.movingTags.length === 0
                        ? {}
                        : {
                              imageTagMutabilityExclusionFilters: template.movingTags.map((filter) => ({
                                  filter,
                                  filterType: "WILDCARD",
                              })),
                          }),
                    lifecyclePolicy: template.lifecyclePolicy,
                    repositoryPolicy: template.repositoryPolicy,
                    ...(ownTags === undefined ? {} : { resourceTags: { ...ownTags } }),
                },
                { parent: this, dependsOn: [role.ready] },
            );
        });
    }

    /** One rule: each destination gets the same. Copies begin once templates say what they become. */
    #replicate(
        name: string,
        { replication, ownPrefix, account }: ImageRegistryArgs,
        templates: pulumi.Resource[],
    ): void {
        if (replication === undefined) return;
        const { prefixes = [ownPrefix], to } = replication;
        new aws.ecr.ReplicationConfiguration(
            `${name}-replication`,
            {
                replicationConfiguration: {
                    rules: [
                        {
                            destinations: to.map((target) => ({
                                region: target.region,
                                registryId: target.account ?? account,
                            })),
                            // With the slash: plinth would match plinth-old/orders, too.
                            repositoryFilters: prefixes.map((prefix) => ({
                                filter: `${prefix}/`,
                                filterType: "PREFIX_MATCH",
                            })),
                        },
                    ],
                },
            },
            { parent: this, dependsOn: templates },
        );
    }
}

import { domainOf } from "../values/target.ts";
import { alphanumeric } from "../values/digits.ts";
import type { AnswerContext, Answers } from "./answer.ts";

const MOMENT = "2024-01-01T00:00:00Z";

/** Clusters, registries, databases and zones that exist already: made up after the question. */
export const serviceAnswers: Answers = {
    "aws:eks/getAddonVersion:getAddonVersion": (context) => {
        const addonName = context.text("addonName") ?? "";
        // Of the form that AWS gives versions in, and of no release: those come from --answers.
        return context.assumed({ id: addonName, addonName, version: "v1.0.0-eksbuild.1" });
    },
    "aws:eks/getCluster:getCluster": (context) => {
        const name = context.text("name") ?? "";
        const host = `${context.hex(name, 32).toUpperCase()}.gr7.${context.target.region}.eks.${domainOf(context.target.partition)}`;
        return context.assumed({
            id: name,
            name,
            arn: context.arn("eks", `cluster/${name}`),
            accessConfigs: [{ authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false }],
            certificateAuthorities: [{ data: Buffer.from(`simulated ${name}`).toString("base64") }],
            clusterId: "",
            computeConfigs: [],
            controlPlaneScalingConfigs: [],
            createdAt: MOMENT,
            deletionProtection: false,
            enabledClusterLogTypes: [],
            endpoint: `https://${host}`,
            identities: [
                {
                    oidcs: [
                        {
                            issuer: `https://oidc.eks.${context.target.region}.amazonaws.com/id/${context.hex(name, 32).toUpperCase()}`,
                        },
                    ],
                },
            ],
            kubeApiServerConfigs: [],
            kubeControllerManagerConfigs: [],
            kubeSchedulerConfigs: [],
            kubernetesNetworkConfigs: [],
            outpostConfigs: [],
            platformVersion: "eks.1",
            remoteNetworkConfigs: [],
            roleArn: context.arn("iam", `role/${name}`, ""),
            status: "ACTIVE",
            storageConfigs: [],
            tags: {},
            upgradePolicies: [],
            version: "1.33",
            vpcConfig: {
                clusterSecurityGroupId: context.ec2Id("sg", name),
                endpointPrivateAccess: true,
                endpointPublicAccess: false,
                publicAccessCidrs: [],
                securityGroupIds: [],
                subnetIds: [],
                vpcId: context.ec2Id("vpc", name),
            },
            zonalShiftConfigs: [],
        });
    },
    "aws:eks/getClusterAuth:getClusterAuth": (context) =>
        context.assumed({ id: context.text("name") ?? "", token: `k8s-aws-v1.${context.hex("token", 40)}` }, ["token"]),
    "aws:ecr/getAuthorizationToken:getAuthorizationToken": (context) =>
        registryCredentials(context, context.target.region),
    "aws:ecr/getCredentials:getCredentials": (context) =>
        registryCredentials(context, context.text("registryId") ?? context.target.account),
    "aws:ecr/getRepository:getRepository": (context) => {
        const name = context.text("name") ?? "";
        return context.assumed({
            id: name,
            arn: context.arn("ecr", `repository/${name}`),
            encryptionConfigurations: [{ encryptionType: "AES256", kmsKey: "" }],
            imageScanningConfigurations: [{ scanOnPush: false }],
            imageTagMutability: "MUTABLE",
            imageTagMutabilityExclusionFilters: [],
            mostRecentImageTags: [],
            registryId: context.target.account,
            repositoryUrl: `${registry(context)}/${name}`,
            tags: {},
        });
    },
    "aws:secretsmanager/getRandomPassword:getRandomPassword": (context) => {
        const length = context.args["passwordLength"];
        const randomPassword = context.hex("password", typeof length === "number" ? length : 32);
        return context.assumed({ id: randomPassword, randomPassword }, ["id", "randomPassword"]);
    },
    "aws:route53/getZone:getZone": (context) => {
        const zoneId = context.text("zoneId") ?? `Z0${alphanumeric(context.hex(JSON.stringify(context.args), 32), 19)}`;
        const name = (context.text("name") ?? "simulated.example").replace(/\.$/, "");
        const nameServers = [1, 2, 3, 4].map((number) => `ns-${number}.awsdns-0${number}.com`);
        return context.assumed({
            id: zoneId,
            zoneId,
            name,
            arn: `arn:${context.target.partition}:route53:::hostedzone/${zoneId}`,
            callerReference: "",
            comment: "",
            linkedServiceDescription: "",
            linkedServicePrincipal: "",
            nameServers,
            primaryNameServer: nameServers[0],
            resourceRecordSetCount: 2,
            tags: {},
        });
    },
    "aws:rds/getEngineVersion:getEngineVersion": (context) => {
        const engine = context.text("engine") ?? "";
        const version = context.text("version") ?? preferred(context, "preferredVersions") ?? "";
        // Which versions there are is published by the API alone; without one asked for there is nothing to go by.
        if (version === "") return undefined;
        const family = `${engine}${version.split(".")[0]}`;
        return context.assumed({
            id: version,
            version,
            versionActual: version,
            versionDescription: `${engine} ${version}`,
            defaultCharacterSet: "",
            engineDescription: engine,
            exportableLogTypes: [],
            parameterGroupFamily: family,
            status: "available",
            supportedCharacterSets: [],
            supportedFeatureNames: [],
            supportedModes: [],
            supportedTimezones: [],
            supportsCertificateRotationWithoutRestart: true,
            supportsGlobalDatabases: false,
            supportsIntegrations: false,
            supportsLimitlessDatabase: false,
            supportsLocalWriteForwarding: false,
            supportsLogExportsToCloudwatch: true,
            supportsParallelQuery: false,
            supportsReadReplica: true,
            validMajorTargets: [],
            validMinorTargets: [],
            validUpgradeTargets: [],
        });
    },
    "aws:rds/getOrderableDbInstance:getOrderableDbInstance": (context) => {
        const instanceClass = context.text("instanceClass") ?? preferred(context, "preferredInstanceClasses");
        const engineVersion = context.text("engineVersion") ?? preferred(context, "preferredEngineVersions");
        if (instanceClass === undefined) return undefined;
        return context.assumed({
            id: instanceClass,
            instanceClass,
            engineVersion: engineVersion ?? "",
            availabilityZoneGroup: context.target.region,
            availabilityZones: [],
            licenseModel: "",
            maxIopsPerDbInstance: 0,
            maxIopsPerGib: 0,
            maxStorageSize: 65536,
            minIopsPerDbInstance: 0,
            minIopsPerGib: 0,
            minStorageSize: 20,
            multiAzCapable: true,
            outpostCapable: false,
            readReplicaCapable: true,
            storageType: "gp3",
            supportedEngineModes: [],
            supportedNetworkTypes: ["IPV4"],
            supportsClusters: false,
            supportsEnhancedMonitoring: true,
            supportsGlobalDatabases: false,
            supportsIamDatabaseAuthentication: true,
            supportsIops: true,
            supportsKerberosAuthentication: true,
            supportsMultiAz: true,
            supportsPerformanceInsights: true,
            supportsStorageAutoscaling: true,
            supportsStorageEncryption: true,
            vpc: true,
        });
    },
};

/** A login to a registry, as both functions that give one return it. */
function registryCredentials(context: AnswerContext, id: string): ReturnType<AnswerContext["assumed"]> {
    const password = context.hex("registry password", 40);
    return context.assumed(
        {
            id,
            authorizationToken: Buffer.from(`AWS:${password}`).toString("base64"),
            expiresAt: MOMENT,
            password,
            proxyEndpoint: `https://${registry(context)}`,
            userName: "AWS",
        },
        ["authorizationToken", "password"],
    );
}

function registry(context: AnswerContext): string {
    const { account, region, partition } = context.target;
    return `${context.text("registryId") ?? account}.dkr.ecr.${region}.${domainOf(partition)}`;
}

/** The first of a caller's preferences. */
function preferred(context: AnswerContext, name: string): string | undefined {
    const [first] = Array.isArray(context.args[name]) ? (context.args[name] as unknown[]) : [];
    return typeof first === "string" ? first : undefined;
}

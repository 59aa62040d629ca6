import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { unary } from "./unary.ts";

/** What a program may ask about its own run. */
export interface DeploymentFacts {
    readonly project: string;
    readonly stack: string;
    readonly organization: string;
    readonly config: ReadonlyMap<string, string>;
    readonly secretKeys: readonly string[];
}

const Feature = resourceProto.ResourceMonitorFeature;

/** What this monitor supports; the SDK asks before it uses a feature and says so where one is missing. */
const features = [
    Feature.RESOURCE_MONITOR_FEATURE_SECRETS,
    Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
    Feature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
    Feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
    Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
    Feature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
    Feature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
    Feature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
    Feature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
    Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
    Feature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
    Feature.RESOURCE_MONITOR_FEATURE_INVOKE_DEPENDS_ON,
];

/** The same, by the names older SDKs ask with. */
const featureNames = new Set([
    "secrets",
    "resourceReferences",
    "outputValues",
    "aliasSpecs",
    "deletedWith",
    "replaceWith",
    "transforms",
    "invokeTransforms",
    "parameterization",
    "resourceHooks",
    "errorHooks",
]);

/** The part of the monitor that says what runs here and what is supported. */
export function deploymentInfo(facts: DeploymentFacts): UntypedServiceImplementation {
    return {
        getDeploymentInfo: unary(() => {
            const info = new resourceProto.DeploymentInfo();
            info.setProject(facts.project);
            info.setStack(facts.stack);
            info.setOrganization(facts.organization);
            for (const [key, value] of facts.config) info.getConfigMap().set(key, value);
            info.setConfigsecretkeysList([...facts.secretKeys]);
            info.setDryrun(true);
            info.setSupportedfeaturesList(features);
            return info;
        }),
        supportsFeature: unary((request: resourceProto.SupportsFeatureRequest) => {
            const response = new resourceProto.SupportsFeatureResponse();
            response.setHassupport(featureNames.has(request.getId()));
            return response;
        }),
    };
}

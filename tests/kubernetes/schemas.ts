import { WatchedValue } from "./fieldsRead.ts";

/** The two versions whose published OpenAPI documents objects are held against; the newer one is what clusters here run. */
export const VERSIONS = ["1.33", "1.36"] as const;
export type KubernetesVersion = (typeof VERSIONS)[number];

export const UNKNOWN_FIELD = "unknown field";

/** Something an API server of that version would refuse. */
export interface SchemaProblem {
    /** A JSON pointer; empty for the object itself. */
    readonly pointer: string;
    readonly rule: string;
}

interface ValidationError {
    readonly instancePath: string;
    readonly keyword: string;
    readonly params: Readonly<Record<string, unknown>>;
}
type Validator = ((data: unknown) => boolean) & { errors?: readonly ValidationError[] | null };
type ValidatorModule = { readonly validate?: Validator; readonly default?: { readonly validate: Validator } };

/** kubernetes-models 4.5.1 is made from the OpenAPI document of Kubernetes 1.33.0, 5.1.0 from that of 1.36.0 (its changelog). */
const PACKAGES: Readonly<Record<KubernetesVersion, string>> = {
    "1.33": "kubernetes-models-1-33/v1",
    "1.36": "kubernetes-models/v1",
};

/**
 * The stable groups that both versions serve. The packages also carry the APIs that older versions of Kubernetes had and
 * these have not, so what is not listed is refused.
 */
const BUILT_IN: Readonly<Record<string, string>> = {
    v1: "IoK8sApiCoreV1",
    "admissionregistration.k8s.io/v1": "IoK8sApiAdmissionregistrationV1",
    "apiextensions.k8s.io/v1": "IoK8sApiextensionsApiserverPkgApisApiextensionsV1",
    "apps/v1": "IoK8sApiAppsV1",
    "autoscaling/v1": "IoK8sApiAutoscalingV1",
    "autoscaling/v2": "IoK8sApiAutoscalingV2",
    "batch/v1": "IoK8sApiBatchV1",
    "coordination.k8s.io/v1": "IoK8sApiCoordinationV1",
    "networking.k8s.io/v1": "IoK8sApiNetworkingV1",
    "policy/v1": "IoK8sApiPolicyV1",
    "rbac.authorization.k8s.io/v1": "IoK8sApiRbacV1",
    "scheduling.k8s.io/v1": "IoK8sApiSchedulingV1",
    "storage.k8s.io/v1": "IoK8sApiStorageV1",
};

/** Custom resources do not depend on the version of the cluster. */
const CUSTOM: Readonly<Record<string, { readonly anchor: string; readonly prefix: string }>> = {
    "argoproj.io/v1alpha1": {
        anchor: "@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1",
        prefix: "ComGithubArgoprojArgoRolloutsPkgApisRolloutsV1alpha1",
    },
    "external-secrets.io/v1": {
        anchor: "@kubernetes-models/external-secrets/external-secrets.io/v1",
        prefix: "ComGithubExternalSecretsExternalSecretsApisExternalsecretsV1",
    },
    "monitoring.coreos.com/v1": {
        anchor: "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1",
        prefix: "ComGithubPrometheusOperatorPrometheusOperatorPkgApisMonitoringV1",
    },
};

const loaded = new Map<string, Promise<Validator | undefined>>();

/** What an API server of a version would refuse in an object: wrong types and values, what is missing, unknown fields. */
export async function validateObject(
    object: Readonly<Record<string, unknown>>,
    version: KubernetesVersion,
): Promise<SchemaProblem[]> {
    const { apiVersion, kind } = object;
    const validate = await validatorOf(String(apiVersion), String(kind), version);
    if (validate === undefined) {
        return [{ pointer: "", rule: `Kubernetes ${version} has no ${String(kind)} in ${String(apiVersion)}` }];
    }
    const watched = new WatchedValue(object);
    validate(watched.value);
    const wrong = (validate.errors ?? []).map(({ instancePath, keyword, params }) => ({
        pointer: instancePath,
        rule: `${keyword} ${JSON.stringify(params)}`,
    }));
    return [...wrong, ...watched.unread().map((pointer) => ({ pointer, rule: UNKNOWN_FIELD }))];
}

function validatorOf(apiVersion: string, kind: string, version: KubernetesVersion): Promise<Validator | undefined> {
    const custom = Object.hasOwn(CUSTOM, apiVersion) ? CUSTOM[apiVersion] : undefined;
    const prefix = custom?.prefix ?? (Object.hasOwn(BUILT_IN, apiVersion) ? BUILT_IN[apiVersion] : undefined);
    if (prefix === undefined || !/^\w+$/.test(kind)) {
        return Promise.resolve(undefined);
    }
    const anchor = custom?.anchor ?? PACKAGES[version];
    const up = custom === undefined ? "../" : "../../";
    // The older package exports its classes only, so the validator is found beside one.
    const file = new URL(`${up}_schemas/${prefix}${kind}.js`, import.meta.resolve(anchor)).href;
    const known = loaded.get(file) ?? load(file);
    loaded.set(file, known);
    return known;
}

async function load(file: string): Promise<Validator | undefined> {
    try {
        const { validate, default: whole } = (await import(file)) as ValidatorModule;
        return validate ?? whole?.validate;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") {
            return undefined;
        }
        throw error;
    }
}

import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { asList, FLAGS_FOLDER } from "./environmentVariables.ts";
import { containerResources, imageName, objectLabels, type Part, planResources, type Resources } from "./plan/index.ts";
import { DEFAULTS, type Memory, selectorLabels, USER } from "./plan/index.ts";
import { secretFolder } from "./secretFiles.ts";
import type { Site } from "./site.ts";

/** What differs between the kinds of pods. */
export interface PodSpec {
    readonly part: Part;
    readonly account: string;
    readonly args?: readonly string[] | undefined;
    readonly resources?: Resources | undefined;
    readonly temporarySpace?: Memory | undefined;
    readonly variables: Record<string, pulumi.Input<string>>;
    /** Files with secrets that the pod reads, by name. */
    readonly secretFiles: readonly string[];
    readonly flags: boolean;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly container?: Partial<kubernetes.types.input.core.v1.Container>;
    readonly pod?: Partial<kubernetes.types.input.core.v1.PodSpec>;
}

type Template = kubernetes.types.input.core.v1.PodTemplateSpec;

/**
 * A pod that the Pod Security Standard "restricted" takes, and more: nothing in its image can be changed, it has no token of
 * the Kubernetes API, and it sees no addresses of other services in its environment.
 */
export function podTemplate(site: Site, spec: PodSpec): Template {
    const { args } = site;
    const volumes = volumesOf(site, spec);
    return {
        metadata: {
            labels: {
                ...args.podLabels,
                ...objectLabels(args.service, args.owner, spec.part),
                ...selectorLabels(args.service, spec.part),
            },
            ...(spec.annotations === undefined ? {} : { annotations: spec.annotations }),
        },
        spec: {
            serviceAccountName: spec.account,
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: {
                runAsNonRoot: true,
                runAsUser: USER,
                runAsGroup: USER,
                fsGroup: USER,
                fsGroupChangePolicy: "OnRootMismatch",
                seccompProfile: { type: "RuntimeDefault" },
            },
            ...spec.pod,
            containers: [
                {
                    name: "app",
                    image: imageName(args.image),
                    imagePullPolicy: "IfNotPresent",
                    ...(spec.args === undefined ? {} : { args: [...spec.args] }),
                    env: asList(spec.variables),
                    resources: containerResources(planResources(spec.resources)),
                    securityContext: {
                        allowPrivilegeEscalation: false,
                        readOnlyRootFilesystem: true,
                        runAsNonRoot: true,
                        capabilities: { drop: ["ALL"] },
                    },
                    // What it said last stands where whoever waits for it looks first.
                    terminationMessagePolicy: "FallbackToLogsOnError",
                    volumeMounts: volumes.map(({ name, mountPath, readOnly }) => ({ name, mountPath, readOnly })),
                    ...spec.container,
                },
            ],
            volumes: volumes.map(({ name, source }) => ({ name, ...source })),
        },
    };
}

interface Mounted {
    readonly name: string;
    readonly mountPath: string;
    readonly readOnly: boolean;
    readonly source: Partial<kubernetes.types.input.core.v1.Volume>;
}

/** Read by the owner and the group, written by nobody. */
const READ_ONLY = 0o440;

function volumesOf({ args, objects }: Site, spec: PodSpec): Mounted[] {
    const { temporarySpace = DEFAULTS.temporarySpace } = spec;
    const temporary: Mounted = {
        name: "tmp",
        mountPath: "/tmp",
        readOnly: false,
        source: { emptyDir: { sizeLimit: temporarySpace } },
    };
    const items = [...spec.secretFiles].sort().map((key) => ({ key, path: key }));
    const secrets: Mounted = {
        name: "secrets",
        mountPath: secretFolder(args.service),
        readOnly: true,
        source: { secret: { secretName: objects.secret, defaultMode: READ_ONLY, items } },
    };
    const flags: Mounted = {
        name: "flags",
        mountPath: FLAGS_FOLDER,
        readOnly: true,
        source: { configMap: { name: objects.flags, defaultMode: READ_ONLY } },
    };
    return [temporary, ...(items.length === 0 ? [] : [secrets]), ...(spec.flags ? [flags] : [])];
}

import { at, listAt, recordAt, textAt } from "../objects.ts";
import { isRecord } from "../../values/target.ts";

type Fields = Record<string, unknown>;

// Defaults of the v1 API as kubernetes.io, "API reference" (Pod v1 core, PodTemplate v1 core) states them field by field, and
// as pkg/apis/core/v1/defaults.go of kubernetes/kubernetes sets them.

/** What an API server fills into a pod's spec. @param restartPolicy Default: what every pod but a Job's has. */
export function podDefaults(spec: unknown, restartPolicy = "Always"): Fields {
    return {
        restartPolicy,
        terminationGracePeriodSeconds: 30,
        dnsPolicy: "ClusterFirst",
        schedulerName: "default-scheduler",
        securityContext: {},
        // The old name of the field is kept equal to the new one.
        ...(textAt(spec, "serviceAccountName") === undefined
            ? {}
            : { serviceAccount: textAt(spec, "serviceAccountName") }),
        ...filled(spec, "containers", containerDefaults),
        ...filled(spec, "initContainers", containerDefaults),
        ...filled(spec, "volumes", volumeDefaults),
    };
}

function containerDefaults(container: unknown): Fields {
    const image = textAt(container, "image");
    return {
        ...(image === undefined ? {} : { imagePullPolicy: isLatest(image) ? "Always" : "IfNotPresent" }),
        terminationMessagePath: "/dev/termination-log",
        terminationMessagePolicy: "File",
        resources: requestsOf(container),
        ...filled(container, "ports", () => ({ protocol: "TCP" })),
        ...filled(container, "env", envDefaults),
        ...probes(container),
        ...handlers(container),
    };
}

/** A limit without a request is the request too ("Resource Management for Pods and Containers"). */
function requestsOf(container: unknown): Fields {
    const [limits, requests] = [recordAt(container, "resources", "limits"), at(container, "resources", "requests")];
    const missing = Object.entries(limits).filter(([name]) => at(requests, name) === undefined);
    return missing.length === 0 ? {} : { requests: Object.fromEntries(missing) };
}

function envDefaults(variable: unknown): Fields {
    return at(variable, "valueFrom", "fieldRef") === undefined ? {} : { valueFrom: { fieldRef: { apiVersion: "v1" } } };
}

function probes(container: unknown): Fields {
    const found: Fields = {};
    for (const name of ["startupProbe", "livenessProbe", "readinessProbe"]) {
        const probe = at(container, name);
        if (!isRecord(probe)) continue;
        found[name] = {
            timeoutSeconds: 1,
            periodSeconds: 10,
            successThreshold: 1,
            failureThreshold: 3,
            ...handlerDefaults(probe),
        };
    }
    return found;
}

function handlers(container: unknown): Fields {
    const lifecycle = at(container, "lifecycle");
    if (!isRecord(lifecycle)) return {};
    const made = Object.fromEntries(
        Object.entries(lifecycle).map(([hook, handler]) => [hook, handlerDefaults(handler)]),
    );
    return { lifecycle: made };
}

function handlerDefaults(handler: unknown): Fields {
    return {
        ...(at(handler, "httpGet") === undefined ? {} : { httpGet: { path: "/", scheme: "HTTP" } }),
        ...(at(handler, "grpc") === undefined ? {} : { grpc: { service: "" } }),
    };
}

function volumeDefaults(volume: unknown): Fields {
    const found: Fields = {};
    // 420 is 0644, as JSON writes it.
    for (const source of ["configMap", "secret", "downwardAPI", "projected"]) {
        if (!isRecord(at(volume, source))) continue;
        found[source] = { defaultMode: 420, ...(source === "projected" ? projectedDefaults(volume) : {}) };
    }
    if (isRecord(at(volume, "hostPath"))) found["hostPath"] = { type: "" };
    const isEmpty = isRecord(volume) && Object.keys(volume).join() === "name";
    return isEmpty ? { emptyDir: {} } : found;
}

function projectedDefaults(volume: unknown): Fields {
    return filled(at(volume, "projected"), "sources", (source) =>
        at(source, "serviceAccountToken") === undefined ? {} : { serviceAccountToken: { expirationSeconds: 3600 } },
    );
}

/** A tag left out is `latest` ("Images", kubernetes.io); a digest is no tag. */
function isLatest(image: string): boolean {
    if (image.includes("@")) return false;
    const last = image.slice(image.lastIndexOf("/") + 1);
    return !last.includes(":") || last.endsWith(":latest");
}

/** Defaults of every item of a list, each in its place; nothing where there is no list. */
export function filled(value: unknown, name: string, defaults: (item: unknown) => Fields): Fields {
    const items = listAt(value, name);
    return items.length === 0 ? {} : { [name]: items.map((item) => (isRecord(item) ? defaults(item) : {})) };
}

import { container, pods } from "./objects.ts";

type Fields = Record<string, unknown>;

const POD = "spec.template.spec";
const WEB = `${POD}.containers[0]`;
const deployment = (of: Fields, more?: Fields): [string, Fields] => ["apps/v1:Deployment", { spec: pods(of, more) }];
const spread = (spec: Fields): [string, Fields] => ["apps/v1:Deployment", { spec: { ...pods(), ...spec } }];
const job = (spec: Fields): [string, Fields] => ["batch/v1:Job", { spec }];
const service = (spec: Fields): [string, Fields] => ["core/v1:Service", { spec }];
const policy = (spec: Fields): [string, Fields] => ["networking.k8s.io/v1:NetworkPolicy", { spec }];
const ingress = (spec: Fields): [string, Fields] => ["networking.k8s.io/v1:Ingress", { spec }];
const autoscaler = (spec: Fields): [string, Fields] => ["autoscaling/v2:HorizontalPodAutoscaler", { spec }];
const backend = { service: { name: "shop", port: { name: "http" } } };
const path = { path: "/", pathType: "Prefix", backend };

/** What an API server refuses of an object's fields: the object, the path and the words. */
export const refusedFields: readonly (readonly [...object: [string, Fields], path: string, words: RegExp])[] = [
    ["core/v1:ConfigMap", { metadata: { name: "Shop" } }, "metadata.name", /^Invalid value: "Shop": a lowercase RFC 1123 subdomain/],
    ["core/v1:ConfigMap", { metadata: { namespace: "a.b" } }, "metadata.namespace", /a lowercase RFC 1123 label/],
    ["core/v1:ConfigMap", { metadata: { labels: { app: "my shop" } } }, "metadata.labels", /"my shop": a valid label must/],
    ["core/v1:ConfigMap", { metadata: { labels: { "a/b/c": "" } } }, "metadata.labels", /"a\/b\/c": a qualified name must/],
    ["core/v1:ConfigMap", { metadata: { annotations: { big: "x".repeat(262_145) } } }, "metadata.annotations", /^Too long: may not be more than 262144 bytes$/],

    [...deployment({ name: "Web" }), `${WEB}.name`, /RFC 1123 label/],
    [...deployment({ image: "" }), `${WEB}.image`, /^Required value$/],
    [...deployment({}, { containers: [] }), `${POD}.containers`, /^Required value$/],
    [...deployment({}, { containers: [container, container] }), `${POD}.containers[1].name`, /^Duplicate value: "web"$/],
    [...deployment({}, { initContainers: [container] }), `${POD}.initContainers[0].name`, /^Duplicate value: "web"$/],
    [...deployment({ ports: [{ containerPort: 80, name: "a" }, { containerPort: 81, name: "a" }] }), `${WEB}.ports[1].name`, /^Duplicate value: "a"$/],
    [...deployment({ ports: [{ containerPort: 70_000 }] }), `${WEB}.ports[0].containerPort`, /^Invalid value: 70000: must be between 1 and 65535, inclusive$/],
    [...deployment({ ports: [{ containerPort: 80, name: "prometheus-metrics" }] }), `${WEB}.ports[0].name`, /must be no more than 15 characters$/],
    [...deployment({ volumeMounts: [{ name: "tmp", mountPath: "/tmp" }] }), `${WEB}.volumeMounts[0].name`, /^Not found: "tmp"$/],
    [...deployment({ volumeMounts: [{ name: "a", mountPath: "/tmp" }, { name: "a", mountPath: "/tmp" }] }, { volumes: [{ name: "a" }] }), `${WEB}.volumeMounts[1].mountPath`, /^Invalid value: "\/tmp": must be unique$/],
    [...deployment({}, { volumes: [{ name: "a" }, { name: "a" }] }), `${POD}.volumes[1].name`, /^Duplicate value: "a"$/],
    [...deployment({}, { volumes: [{ name: "a", emptyDir: {}, secret: {} }] }), `${POD}.volumes[0].secret`, /^Forbidden: may not specify more than 1 volume type$/],
    [...deployment({ livenessProbe: { httpGet: { port: 80 }, tcpSocket: { port: 80 } } }), `${WEB}.livenessProbe.tcpSocket`, /^Forbidden: may not specify more than 1 handler type$/],
    [...deployment({ readinessProbe: { periodSeconds: 5 } }), `${WEB}.readinessProbe`, /^Required value: must specify a handler type$/],
    [...deployment({ livenessProbe: { httpGet: { port: 80 }, successThreshold: 2 } }), `${WEB}.livenessProbe.successThreshold`, /^Invalid value: 2: must be 1$/],
    [...deployment({ startupProbe: { httpGet: { port: 0 } } }), `${WEB}.startupProbe.httpGet.port`, /between 1 and 65535/],
    [...deployment({ lifecycle: { preStop: {} } }), `${WEB}.lifecycle.preStop`, /^Required value: must specify a handler type$/],
    [...deployment({ resources: { requests: { cpu: "2" }, limits: { cpu: "1500m" } } }), `${WEB}.resources.requests`, /^Invalid value: "2": must be less than or equal to cpu limit of 1500m$/],
    [...deployment({ resources: { requests: { memory: "1GB" } } }), `${WEB}.resources.requests[memory]`, /quantities must match the regular expression/],
    [...deployment({ resources: { limits: { memory: "-1" } } }), `${WEB}.resources.limits[memory]`, /must be greater than or equal to 0$/],
    [...deployment({ securityContext: { privileged: true, allowPrivilegeEscalation: false } }), `${WEB}.securityContext`, /cannot set `allowPrivilegeEscalation` to false and `privileged` to true$/],
    [...deployment({}, { topologySpreadConstraints: [{ maxSkew: 0, topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule" }] }), `${POD}.topologySpreadConstraints[0].maxSkew`, /must be greater than zero$/],
    [...deployment({}, { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "Maybe" }] }), `${POD}.topologySpreadConstraints[0].whenUnsatisfiable`, /^Unsupported value: "Maybe": supported values: "DoNotSchedule", "ScheduleAnyway"$/],
    [...deployment({}, { restartPolicy: "Never" }), `${POD}.restartPolicy`, /^Unsupported value: "Never": supported values: "Always"$/],

    [...spread({ selector: undefined, replicas: -1 }), "spec.replicas", /^Invalid value: -1: must be greater than or equal to 0$/],
    [...spread({ selector: { matchLabels: { app: "other" } } }), "spec.template.metadata.labels", /^Invalid value: \{"app":"shop"\}: `selector` does not match template `labels`$/],
    [...spread({ selector: {} }), "spec.selector", /^Invalid value: \{\}: empty selector is invalid for deployment$/],
    ["apps/v1:Deployment", { spec: { template: pods()["template"] } }, "spec.selector", /^Required value$/],
    [...spread({ selector: { matchExpressions: [{ key: "app", operator: "In", values: [] }] } }), "spec.selector.matchExpressions[0].values", /^Required value: must be specified when/],
    [...spread({ strategy: { type: "Recreate", rollingUpdate: { maxSurge: 1 } } }), "spec.strategy.rollingUpdate", /^Forbidden: may not be specified when strategy `type` is 'Recreate'$/],
    [...spread({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: "0%" } } }), "spec.strategy.rollingUpdate.maxUnavailable", /^Invalid value: "0%": may not be 0 when `maxSurge` is 0$/],
    [...spread({ progressDeadlineSeconds: 10, minReadySeconds: 10 }), "spec.progressDeadlineSeconds", /^Invalid value: 10: must be greater than minReadySeconds$/],
    ["apps/v1:StatefulSet", { spec: { ...pods(), selector: {} } }, "spec.selector", /empty selector is invalid for statefulset$/],

    [...job({ template: { spec: { containers: [container] } } }), "spec.template.spec.restartPolicy", /^Required value: valid values: "OnFailure", "Never"$/],
    [...job({ template: { spec: { containers: [container], restartPolicy: "Always" } } }), "spec.template.spec.restartPolicy", /^Unsupported value: "Always": supported values: "OnFailure", "Never"$/],
    [...job({ backoffLimit: -1 }), "spec.backoffLimit", /must be greater than or equal to 0$/],
    ["batch/v1:CronJob", { spec: { schedule: "* * * *" } }, "spec.schedule", /^Invalid value: "\* \* \* \*": expected exactly 5 fields, found 4: \[\* \* \* \*\]$/],
    ["batch/v1:CronJob", { spec: { schedule: "0 3 * * *", concurrencyPolicy: "Never" } }, "spec.concurrencyPolicy", /supported values: "Allow", "Forbid", "Replace"$/],

    [...service({ ports: [] }), "spec.ports", /^Required value$/],
    [...service({ ports: [{ port: 80 }, { port: 81, name: "b" }] }), "spec.ports[0].name", /^Required value$/],
    [...service({ ports: [{ port: 0 }] }), "spec.ports[0].port", /^Invalid value: 0: must be between/],
    [...service({ ports: [{ port: 80, targetPort: "a-name-of-sixteen" }] }), "spec.ports[0].targetPort", /15 characters$/],
    [...service({ ports: [{ port: 80, nodePort: 30_080 }] }), "spec.ports[0].nodePort", /^Forbidden: may not be used when `type` is 'ClusterIP'$/],
    [...service({ type: "NodePort", ports: [{ port: 80, nodePort: 80 }] }), "spec.ports[0].nodePort", /The range of valid ports is 30000-32767$/],
    [...service({ ports: [{ name: "a", port: 80 }, { name: "b", port: 80, protocol: "TCP" }] }), "spec.ports[1]", /^Duplicate value: \{"protocol":"TCP","port":80\}$/],
    [...service({ type: "Cluster", ports: [{ port: 80 }] }), "spec.type", /^Unsupported value: "Cluster"/],

    [...policy({ ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0" } }] }] }), "spec.ingress[0].from[0].ipBlock.cidr", /^Invalid value: "10\.0\.0\.0": must be a valid CIDR value/],
    [...policy({ egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/16", except: ["10.1.0.0/24"] } }] }] }), "spec.egress[0].to[0].ipBlock.except[0]", /must be a strict subset of `cidr`$/],
    [...policy({ ingress: [{ from: [{}] }] }), "spec.ingress[0].from[0]", /^Required value: must specify a peer$/],
    [...policy({ ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/8" }, podSelector: {} }] }] }), "spec.ingress[0].from[0]", /^Forbidden: may not specify both ipBlock and another peer$/],
    [...policy({ egress: [{ ports: [{ port: 90, endPort: 80 }] }] }), "spec.egress[0].ports[0].endPort", /must be greater than or equal to `port`$/],
    [...policy({ egress: [{ ports: [{ port: 53, protocol: "ICMP" }] }] }), "spec.egress[0].ports[0].protocol", /^Unsupported value: "ICMP"/],
    [...policy({ policyTypes: ["ingress"] }), "spec.policyTypes[0]", /supported values: "Ingress", "Egress"$/],

    [...ingress({ ingressClassName: "alb" }), "spec", /either `defaultBackend` or `rules` must be specified$/],
    [...ingress({ rules: [{ http: { paths: [{ path: "/", backend }] } }] }), "spec.rules[0].http.paths[0].pathType", /^Required value: pathType must be specified$/],
    [...ingress({ rules: [{ http: { paths: [{ ...path, path: "shop" }] } }] }), "spec.rules[0].http.paths[0].path", /^Invalid value: "shop": must be an absolute path$/],
    [...ingress({ rules: [{ http: { paths: [{ ...path, path: "/a//b" }] } }] }), "spec.rules[0].http.paths[0].path", /must not contain '\/\/'$/],
    [...ingress({ rules: [{ host: "10.0.0.1", http: { paths: [path] } }] }), "spec.rules[0].host", /must be a DNS name, not an IP address$/],
    [...ingress({ rules: [{ http: {} }] }), "spec.rules[0].http.paths", /^Required value$/],
    [...ingress({ defaultBackend: {} }), "spec.defaultBackend", /resource or service backend is required$/],
    [...ingress({ defaultBackend: { service: { name: "shop" } } }), "spec.defaultBackend", /^Required value: port name or number is required$/],
    [...ingress({ defaultBackend: { service: { name: "shop", port: { name: "http", number: 80 } } } }), "spec.defaultBackend", /cannot set both port name & port number$/],

    [...autoscaler({ minReplicas: 3, maxReplicas: 2 }), "spec.maxReplicas", /^Invalid value: 2: must be greater than or equal to `minReplicas`$/],
    [...autoscaler({ minReplicas: 0, maxReplicas: 2 }), "spec.minReplicas", /^Invalid value: 0: must be greater than or equal to 1$/],
    [...autoscaler({ maxReplicas: 2, metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization" } } }] }), "spec.metrics[0].resource.target.averageUtilization", /^Required value: must set either/],
    [...autoscaler({ maxReplicas: 2, metrics: [{ type: "Pods" }] }), "spec.metrics[0].pods", /^Required value: must populate/],
    [...autoscaler({ maxReplicas: 2, behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } } }), "spec.behavior.scaleDown.stabilizationWindowSeconds", /must be less than or equal to 3600$/],
    [...autoscaler({ maxReplicas: 2, behavior: { scaleUp: { policies: [] } } }), "spec.behavior.scaleUp.policies", /^Required value: must specify at least one Policy$/],
    ["policy/v1:PodDisruptionBudget", { spec: { minAvailable: 1, maxUnavailable: 1 } }, "spec", /minAvailable and maxUnavailable cannot be both set$/],
    ["policy/v1:PodDisruptionBudget", { spec: { maxUnavailable: "120%" } }, "spec.maxUnavailable", /must not be greater than 100%$/],
    ["policy/v1:PodDisruptionBudget", { spec: { maxUnavailable: "one" } }, "spec.maxUnavailable", /a valid percent string must be/],

    ["core/v1:LimitRange", { spec: { limits: [{ type: "Container", min: { cpu: "1" }, max: { cpu: "500m" } }] } }, "spec.limits[0].min[cpu]", /^Invalid value: "1": min value 1 is greater than max value 500m$/],
    ["core/v1:LimitRange", { spec: { limits: [{ type: "Container", default: { cpu: "500m" }, defaultRequest: { cpu: "800m" } }] } }, "spec.limits[0].defaultRequest[cpu]", /default request value 800m is greater than default limit value 500m$/],
    ["core/v1:ResourceQuota", { spec: { hard: { "requests.cpu": "four" } } }, "spec.hard[requests.cpu]", /quantities must match/],
    ["core/v1:PersistentVolumeClaim", { spec: { resources: { requests: { storage: "0" } } } }, "spec.resources.requests[storage]", /must be greater than zero$/],
];

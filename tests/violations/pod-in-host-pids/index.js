// A pod that sees the node's processes. In the stack "unknown" whether it does is not known yet.
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const provider = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
const settings = new kubernetes.core.v1.ConfigMap("settings", { metadata: { namespace: "shop" } }, { provider });
const hostPID = pulumi.getStack() === "unknown" ? settings.metadata.uid.apply(() => false) : true;

new kubernetes.core.v1.Pod(
    "agent",
    {
        metadata: { namespace: "shop", labels: { "app.kubernetes.io/name": "agent", owner: "platform" } },
        spec: {
            hostPID,
            automountServiceAccountToken: false,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
            containers: [
                {
                    name: "agent",
                    image: "example.test/agent@sha256:0000000000000000000000000000000000000000000000000000000000000000",
                    resources: { limits: { cpu: "100m", memory: "64Mi" }, requests: { cpu: "10m", memory: "64Mi" } },
                    securityContext: {
                        allowPrivilegeEscalation: false,
                        readOnlyRootFilesystem: true,
                        runAsNonRoot: true,
                        capabilities: { drop: ["ALL"] },
                    },
                },
            ],
        },
    },
    { provider },
);

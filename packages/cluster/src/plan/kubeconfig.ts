/** Where a cluster answers, and as whom. */
export interface KubeconfigPlace {
    readonly clusterName: string;
    readonly endpoint: string;
    /** Base64-encoded PEM. */
    readonly certificateAuthority: string;
    readonly region: string;
}

/**
 * A kubeconfig, as JSON, that asks the AWS CLI for a token at every use. It holds no secret: whoever uses it needs
 * credentials of a role that has an access entry, and a token in it would run out after a quarter of an hour
 * (aws-iam-authenticator caps it at 900 seconds).
 */
export function kubeconfigOf({ clusterName, endpoint, certificateAuthority, region }: KubeconfigPlace): string {
    const args = ["--region", region, "eks", "get-token", "--cluster-name", clusterName, "--output", "json"];
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        "current-context": clusterName,
        clusters: [
            { name: clusterName, cluster: { server: endpoint, "certificate-authority-data": certificateAuthority } },
        ],
        contexts: [{ name: clusterName, context: { cluster: clusterName, user: clusterName } }],
        users: [
            {
                name: clusterName,
                user: {
                    exec: {
                        apiVersion: "client.authentication.k8s.io/v1beta1",
                        command: "aws",
                        args,
                        interactiveMode: "Never",
                    },
                },
            },
        ],
    });
}

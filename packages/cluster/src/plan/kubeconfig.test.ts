import assert from "node:assert/strict";
import { kubeconfigOf } from "./kubeconfig.ts";

describe("kubeconfigOf", () => {
    it("asks the AWS CLI for a token in the cluster's region, and holds none", () => {
        const text = kubeconfigOf({
            clusterName: "plinth-dev-main",
            endpoint: "https://ABC.gr7.eu-west-1.eks.amazonaws.com",
            certificateAuthority: "Q0E=",
            region: "eu-west-1",
        });
        const { clusters, contexts, users, ...rest } = JSON.parse(text) as Record<string, [Record<string, unknown>]>;
        assert.deepEqual(clusters?.[0].cluster, {
            server: "https://ABC.gr7.eu-west-1.eks.amazonaws.com",
            "certificate-authority-data": "Q0E=",
        });
        assert.deepEqual(users?.[0].user, {
            exec: {
                apiVersion: "client.authentication.k8s.io/v1beta1",
                command: "aws",
                args: [
                    "--region",
                    "eu-west-1",
                    "eks",
                    "get-token",
                    "--cluster-name",
                    "plinth-dev-main",
                    "--output",
                    "json",
                ],
                interactiveMode: "Never",
            },
        });
        assert.deepEqual(contexts?.[0].context, { cluster: clusters?.[0].name, user: users?.[0].name });
        assert.deepEqual(rest, { apiVersion: "v1", kind: "Config", "current-context": contexts?.[0].name });
    });
});

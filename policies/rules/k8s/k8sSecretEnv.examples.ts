import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { CRON, cronJob, DEPLOYMENT, deployment, POD, pod } from "../../tests/pod.ts";
import { k8sSecretEnv } from "./k8sSecretEnv.ts";

const withEnv = (...env: unknown[]) => ({ containers: [{ name: "app", env }] });
const plain = (name: unknown, value: unknown) => ({ name, value });
const secretKeyRef = { name: "database", key: "password" };

export const examples: RuleExamples = {
    rule: k8sSecretEnv,
    passing: [
        {
            title: "a secret as a volume",
            resources: [
                pod({
                    ...withEnv(plain("DB_PASSWORD_FILE", "/run/secrets/db"), plain("LOG_LEVEL", "info")),
                    volumes: [{ secret: { secretName: "database" } }],
                }),
            ],
        },
        {
            title: "variables that only sound secret",
            resources: [
                deployment(
                    withEnv(
                        plain("DB_PASSWORD", ""),
                        plain("DB_PASSWORD", "$(OTHER)"),
                        plain("TOKEN_TTL", "3600"),
                        plain("DB_SECRET", "prod/db/creds"),
                        plain("COMPASS", "magnetic"),
                        plain("SECRET_ARN", "x"),
                        plain("API_TOKEN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a"),
                        plain("ALLOW_EMPTY_PASSWORD", "yes"),
                        plain("URL", "https://example.com/a:b@c"),
                        { name: "DB_PASSWORD" },
                        { name: "DB_PASSWORD", valueFrom: { configMapKeyRef: { name: "x", key: "y" } } },
                        { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
                    ),
                ),
            ],
        },
        {
            title: "a whole map of settings",
            resources: [cronJob({ containers: [{ envFrom: [{ configMapRef: { name: "x" } }] }] })],
        },
        { title: "a value that is not known yet under a plain name", resources: [pod(withEnv(plain("URL", UNKNOWN)))] },
    ],
    failing: [
        {
            title: "a secret in a variable",
            resources: [pod(withEnv(plain("A", "b"), { name: "DB_PASSWORD", valueFrom: { secretKeyRef } }))],
            finds: [`${POD}.containers[0].env[1].valueFrom.secretKeyRef`],
        },
        {
            title: "a whole secret in variables, of an init container",
            resources: [cronJob({ initContainers: [{ envFrom: [{ secretRef: { name: "database" } }] }] })],
            finds: [`${CRON}.initContainers[0].envFrom[0].secretRef`],
        },
        {
            title: "plain text, beside a value that is not known yet",
            resources: [
                deployment(
                    withEnv(
                        plain("MYSQL_ROOT_PASSWORD", "password"),
                        plain("DB_PASS", "hunter22"),
                        plain("DB_PASSWORD_PROD", "hunter22"),
                        plain("PASSWORD1", "hunter22"),
                        plain("X", "AKIAIOSFODNN7EXAMPLE"),
                        plain("X", "-----BEGIN RSA PRIVATE KEY-----"),
                        plain("DATABASE_URL", "postgres://app:hunter2@db:5432/app"),
                        plain("API_TOKEN", UNKNOWN),
                    ),
                ),
            ],
            finds: [
                ...[0, 1, 2, 3, 4, 5, 6].map((index) => `${DEPLOYMENT}.containers[0].env[${index}].value`),
                `${DEPLOYMENT}.containers[0].env[7].value unverified`,
            ],
        },
    ],
    unknown: [
        {
            title: "variables that are not known yet",
            resources: [pod({ containers: [{ env: UNKNOWN, envFrom: [UNKNOWN] }] })],
            finds: [`${POD}.containers[0].env[].valueFrom.secretKeyRef`, `${POD}.containers[0].envFrom[0].secretRef`],
        },
    ],
};

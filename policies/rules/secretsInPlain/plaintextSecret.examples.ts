import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { given, givenAway, settings } from "../../tests/secretsGiven.ts";
import { base64, build, container, INSTANCE, KEY_ID, lambda, leaks, script } from "../../tests/secretsInPlain.ts";
import { plaintextSecret } from "./plaintextSecret.ts";

export const examples: RuleExamples = {
    rule: plaintextSecret,
    passing: [
        {
            title: "what a program marks secret, does not know yet, refers to, or hardly sets",
            resources: [
                { $secret: true },
                { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter22" },
                { $unknown: true },
                "$(db.password)",
                "abc",
                null,
            ].map((password, index) => resource("aws:rds/instance:Instance", `d${index}`, { password })),
            carriesMarks: true,
        },
        {
            title: "inputs that the provider marks though they hold no secret, and names that are about one",
            resources: [
                resource("aws:ssm/parameter:Parameter", "p", { value: "eu-west-1" }),
                resource(INSTANCE, "i", {
                    httpTokens: "required",
                    sshKey: "the-name-of-a-key",
                    apiKeySource: "HEADER",
                }),
                resource("aws:sqs/queue:Queue", "q", { secretToken: "hunter22", data: { API_TOKEN: "hunter22" } }),
                resource("kubernetes:core/v1:ConfigMap", "c", { metadata: { API_TOKEN: "hunter22" } }),
            ],
            carriesMarks: true,
        },
        {
            title: "what stands outside of an environment, as the engine shows it",
            resources: [
                {
                    ...resource("aws:rds/instance:Instance", "d", { password: "hunter22" }),
                    secretsUnmarked: true as const,
                },
                {
                    ...resource("aws:mq/broker:Broker", "b", { users: [{ password: "hunter22" }] }),
                    secretsUnmarked: true as const,
                },
            ],
        },
        {
            title: "texts that are no address with a password",
            resources: lambda({
                A: "see http://wiki.example.com/a:b for more, or mail ops@example.com",
                B: "postgres://:@db/shop",
                C: "postgres://shop:{{password}}@db/shop",
            }),
        },
        {
            title: "values without a name, names of secrets, and settings of something else",
            resources: [
                resource("aws:batch/jobDefinition:JobDefinition", "j", {
                    containerProperties:
                        '{"environment":[{"value":"hunter22"},{"name":"TOKEN","value":"session-token"}]}',
                }),
                resource("aws:elasticbeanstalk/environment:Environment", "e", {
                    settings: [
                        { namespace: 3, name: "API_TOKEN", value: "hunter22" },
                        { namespace: "aws:elasticbeanstalk:sns:topics", name: "API_TOKEN", value: "hunter22" },
                    ],
                }),
            ],
        },
        {
            title: "variables that name a secret, hold no secret, or are not known yet",
            resources: lambda({
                DB_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db",
                DB_PASSWORD: "{{resolve:secretsmanager:db:SecretString:password}}",
                ADMIN_PASSWORD: UNKNOWN,
                PASSWORD_FILE: "/run/secrets/db",
                TOKEN_TTL: "86400000",
                API_TOKEN: "12345678",
                DB_SECRET: "shop/db-secret",
                SMTP_SECRET: "prod/shop/smtp-relay_2",
                APP_SECRET: "prod/db/creds",
                SESSION_SECRET: "short",
                SMTP_PASSWORD: "n/a",
                PRIMARY_KEY: "customer-number",
                URL: "https://shop.example.com:8443/path",
                DATABASE_URL: "postgres://shop:$(DB_PASSWORD)@db:5432/shop",
                LOG_LEVEL: "debug",
                AWS_ACCESS_KEY_ID: "FOO",
                OLD_PASSWORD: " true ",
                TOKEN_BUCKETS: "hunter22",
                PASS: "on",
                COMPASS: "magnetic",
                NOTE: "the PRIVATE KEY is kept elsewhere",
            }),
        },
        {
            title: "an account's and a role's ids, which are no secrets",
            resources: [
                resource("aws:s3/bucketPolicy:BucketPolicy", "p", {
                    policy: '{"Condition":{"StringLike":{"aws:userid":"AROAIOSFODNN7EXAMPLE:*"}}}',
                }),
            ],
        },
        {
            title: "letters of a longer word, which are no key",
            resources: script(`echo QUJD${KEY_ID}QUJD > checksum`),
        },
        {
            title: "a script that asks for its secrets",
            resources: script(
                [
                    "#!/bin/bash",
                    'TOKEN=$(curl -X PUT http://169.254.169.254/latest/api/token -H "X-aws-ec2-metadata-token-ttl-seconds: 21600")',
                    'curl -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest/meta-data',
                    "export DB_PASSWORD=`aws secretsmanager get-secret-value --secret-id shop/db`",
                    "export AWS_ACCESS_KEY_ID=FOO AWS_SECRET_ACCESS_KEY=bar",
                    "export SSM_PATH=/database/creds",
                    "password: <password>",
                    "ssh_pwauth: false",
                ].join("\n"),
            ),
        },
        {
            title: "a container's secret by reference",
            resources: container({
                name: "web",
                environment: [{ name: "LEVEL", value: "info" }],
                secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:eu-west-1:111122223333:parameter/db" }],
            }),
        },
        {
            title: "a build's variables that come from elsewhere",
            resources: build(
                { name: "DB_PASSWORD", value: "shop_db_password", type: "PARAMETER_STORE" },
                { name: "API_TOKEN", value: "registrylogin", type: "SECRETS_MANAGER" },
            ),
        },
        {
            title: "what the provider marks secret by itself",
            resources: [resource("kubernetes:core/v1:Secret", "s", { stringData: { "tls.key": { $secret: true } } })],
        },
        {
            title: "a secret's entries that are none, or come from elsewhere",
            resources: [
                resource("kubernetes:core/v1:Secret", "s", {
                    type: "Opaque",
                    data: { username: base64("shop"), "tls.crt": base64("-----BEGIN CERTIFICATE-----"), password: "" },
                    stringData: { "grafana.ini": "[auth]\ndisable_login_form = true\n", password: "$(DB_PASSWORD)" },
                }),
                resource("kubernetes:core/v1:Secret", "r", {
                    type: "kubernetes.io/dockerconfigjson",
                    data: { ".dockerconfigjson": base64('{"auths":{}}'), binary: "/wD/AA==" },
                }),
            ],
            carriesMarks: true,
        },
        {
            title: "a certificate and a public key",
            resources: [
                resource("aws:ec2/keyPair:KeyPair", "k", { publicKey: "-----BEGIN PUBLIC KEY-----\nMIIBIjANBg" }),
            ],
        },
        {
            title: "texts that only begin like a token",
            resources: lambda({
                A: `ghp_${"x".repeat(36)}`,
                B: "ghp_a1B2",
                C: `sk_test_${"a1B2".repeat(6)}`,
                D: "xoxb-your-token",
                E: `the_ghp_${"a1B2".repeat(9)}`,
                F: "k_live_",
            }),
        },
        ...[
            ["--requirepass", "$(REDIS_PASSWORD)"],
            ["--password", "--verbose"],
            ["--password-file", "/run/secrets/db"],
            ["--token-ttl", "3600 seconds"],
            ["--allow-empty-password", "serve"],
            ["--scopes", "password:reset,token:read"],
            ["--webhook-secret=shop-webhook-ca"],
            ["--webhook-secret", "shop-webhook-v1"],
            ["--secret", "database"],
            ["--password", UNKNOWN, "serve"],
            ["--password", null, "serve"],
            ["password", "serve"],
            ["redis-cli", "ping"],
            [1, "-phunter22"],
            ["db-password"],
        ].map((args) => ({ title: `arguments without a secret: ${args.join(" ")}`, resources: given(...args) })),
        ...[
            "password=\n",
            "password=$DB_PASSWORD\n",
            "# password=hunter22\n;admin_password = admin\n  // token: abcdefgh\nlevel=info",
            '{ "password": null, "passwd": false }',
            "password_encryption = scram-sha-256",
            "password: {{ .Values.password }}",
            "serving-secret: shop-webhook-tls",
            "password = get_password()\npassword=process.env.PASSWORD",
            "def connect(password=None):",
            "connect(user=user, password=db.password)",
            'connect({"password": db_password, "port": 3306})',
            "rules:\n - Pass: Skips all that follow\n",
        ].map((text) => ({ title: `settings without a secret: ${text}`, resources: settings(text) })),
        {
            title: "commands without a secret",
            resources: script(
                [
                    "mysql -u root -p -h db",
                    "mysql -u root -p$PW",
                    "docker run --name mysql -p3306:3306 mysql",
                    "docker login -u AWS -p $(aws ecr get-login-password) registry.example.com",
                    "docker run -u 1000:1000 shop",
                    'curl -u "$USER:$PW" https://example.com',
                    'curl -u "robot:$PW" https://example.com',
                    "mysql -e \"CREATE USER a IDENTIFIED BY '$PW'\"",
                    'echo "root:$PW" | chpasswd',
                    'read -s -p "Password: " PW',
                    "redis-cli -a abc ping",
                    "aws secretsmanager get-secret-value --secret-id shop-database",
                ].join("\n"),
            ),
        },
        { title: "a text that only looks like JSON", resources: lambda({ CONFIG: '{"environment": ' }) },
    ],
    failing: [...leaks, ...givenAway],
    unknown: "a value that is not known yet is not written in the program, so it is no plain text",
};

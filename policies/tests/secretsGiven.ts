import { type Finds, resource } from "./example.ts";
import { pod } from "./pod.ts";
import { container, lambda, script } from "./secretsInPlain.ts";

export function settings(text: string) {
    return [resource("kubernetes:core/v1:ConfigMap", "c", { data: { "shop.conf": text } })];
}

export function given(...args: unknown[]) {
    return [pod({ containers: [{ name: "web", args }] })];
}

/** Put together here, so that no scanner of sources takes it for one. */
function token(start: string, length: number) {
    return start + "a1B2".repeat(length).slice(0, length);
}

/** Resources with a secret in what programs are given: commands, arguments, files of settings, tokens of a known form. */
export const givenAway: readonly Finds[] = [
    ...[
        token("ghp_", 36),
        `the token is ${token("gho_", 36)}.`,
        token("ghs_", 60),
        `${token("github_pat_", 22)}_${token("", 59)}`,
        token("sk_live_", 24),
        token("rk_live_", 99),
        `xoxb-123456789012-1234567890123-${token("", 24)}`,
        `xoxa-2-123456789012-${token("", 24)}`,
    ].map((text) => ({
        title: `a token of a known form: ${text.slice(0, 12)}`,
        resources: lambda({ VALUE: text }),
        finds: ["f: environment.variables.VALUE"],
        says: ["a token of GitHub, Slack or Stripe"],
    })),
    ...[
        ["--requirepass", "S3cr3tRedisPw!"],
        ["redis-server", "--requirepass", "S3cr3tRedisPw!"],
        ["--port", 6379, "--password", "correct horse"],
        ["-v", "--db-password=S3cr3tDbPw!"],
        ["redis-cli", "-a", "hunter22"],
        ["mysql", "-uroot", "-phunter22"],
        ["sh", "-c", "DB_PASSWORD=S3cr3tDbPw! exec app"],
        ["--dsn=postgres://shop:hunter22@db/shop"],
        ["--client-secret", "Ab3-xyz9"],
        ["--webhook-secret", "abcdefgh"],
        ["--api-token", "some-words"],
    ].map((args) => ({
        title: `in the arguments of a container: ${args.join(" ")}`,
        resources: given(...args),
        finds: [`pod: spec.containers[0].args[${args.length - 1}]`],
    })),
    {
        title: "in the command of a task's container, in a probe and in a line that starts a service",
        resources: [
            ...container({ name: "cache", command: ["redis-server", "--requirepass", "S3cr3tRedisPw!"] }),
            pod({
                containers: [
                    { name: "db", readinessProbe: { exec: { command: ["sh", "-c", "mysqladmin ping -phunter22"] } } },
                ],
            }),
            resource("aws:apprunner/service:Service", "s", {
                sourceConfiguration: {
                    imageRepository: { imageConfiguration: { startCommand: "app --api-key=abcd1234" } },
                },
            }),
        ],
        finds: [
            "t: containerDefinitions[0].command[2]",
            "pod: spec.containers[0].readinessProbe.exec.command[2]",
            "s: sourceConfiguration.imageRepository.imageConfiguration.startCommand",
        ],
        says: ["a password that a program is given"],
    },
    ...[
        "spring.datasource.password=S3cr3tDbPw!\n",
        "# sample\nlevel = info\n[db]\n  password = hunter22 ; of the shop\n",
        'db:\n  host: db\n  password: "hunter22"\n',
        '{ "db": { "password": "hunter22" } }',
        "db: { password: hunter22, user: shop }",
        "password=shop_password",
        "connect(password=hunter22)",
        "password: hunter22 # of the shop",
        "password: hunter22\nuser: shop",
        "port 6379\nrequirepass hunter22\n",
        'masterauth "hunter22"',
        "url: postgres://a:$PW@db\nother: postgres://a:hunter22@db\n",
    ].map((text) => ({
        title: `in a file of settings: ${JSON.stringify(text)}`,
        resources: settings(text),
        finds: ['c: data["shop.conf"]'],
    })),
    {
        title: "in a file of settings of a patch, and in options within a variable",
        resources: [
            resource("kubernetes:core/v1:ConfigMapPatch", "c", { data: { "shop.conf": "password=hunter22" } }),
            ...lambda({ JAVA_TOOL_OPTIONS: "-Ddb.password=hunter22" }),
        ],
        finds: ['c: data["shop.conf"]', "f: environment.variables.JAVA_TOOL_OPTIONS"],
    },
    ...[
        "mysql -u admin -p'S3cr3t-Pa55w0rd' -h db",
        "mysqldump -phunter22 shop",
        "mysql -e \"CREATE USER 'l'@'%' IDENTIFIED BY 'An0ther-Pa55';\"",
        'mysql -e "ALTER USER a IDENTIFIED WITH caching_sha2_password BY \\"An0ther-Pa55\\""',
        "psql -c \"ALTER USER shop WITH PASSWORD 'hunter22'\"",
        "sshpass -p hunter22 ssh host",
        "redis-cli -h cache -a hunter22 ping",
        "docker login -u robot -p hunter22 registry.example.com",
        "curl -s -u robot:hunter22 https://example.com",
        "echo 'root:hunter22' | sudo chpasswd",
        "kubectl create secret generic db --from-literal=password=hunter22",
        "app --db-password hunter22",
    ].map((text) => ({
        title: `in a command of user data: ${text}`,
        resources: script(text),
        finds: ["i: userData"],
    })),
];

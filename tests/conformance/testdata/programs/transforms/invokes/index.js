import * as pulumi from "@pulumi/pulumi";

export default async () => {
    pulumi.runtime.registerInvokeTransform(({ token, args, opts }) =>
        token === "test:index:echo" ? { args: { ...args, added: "by transform" }, opts } : undefined,
    );
    return {
        echoed: await pulumi.runtime.invoke("test:index:echo", { sent: "s" }),
        output: pulumi.runtime.invokeOutput("test:index:echo", { sent: pulumi.output("o") }),
    };
};

import * as pulumi from "@pulumi/pulumi";

export default async () => {
    await pulumi.runtime.invoke("test:index:echo", { sent: "after" });
};

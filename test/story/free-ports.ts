import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** A free port whose neighbour above is free too: HubSpot's stand-in takes the one, the app server the other. */
export async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await taken(0);
    if (port !== null && (await taken(port + 1)) !== null) return port;
  }
}

/** Takes a port for a moment (0: any); null when somebody has it. */
async function taken(port: number): Promise<number | null> {
  const probe = createServer();
  try {
    probe.listen(port, "127.0.0.1");
    await once(probe, "listening");
    return (probe.address() as AddressInfo).port;
  } catch {
    return null;
  } finally {
    probe.close();
  }
}

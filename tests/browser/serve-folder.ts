import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".csv": "text/csv",
};

export interface Served {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Folders by address prefix on 127.0.0.1, at a port that the system picks; nothing outside them is answered. */
export async function serveFolders(folders: Readonly<Record<string, string>>): Promise<Served> {
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const prefix = Object.keys(folders).sort((one, other) => other.length - one.length).find((each) => address.startsWith(each));
    const root = prefix === undefined ? null : path.resolve(folders[prefix]!);
    const file = root && path.resolve(root, `.${path.posix.normalize(`/${address.slice(prefix!.length)}`)}`);
    if (!root || !file || !file.startsWith(root + path.sep) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream", "Cache-Control": "no-store" });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

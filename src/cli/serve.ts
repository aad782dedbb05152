import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json; charset=utf-8",
  ".png": "image/png", ".svg": "image/svg+xml", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xml": "application/xml; charset=utf-8",
};

/**
 * Serve a folder on this machine only.
 *
 * `extra` maps address prefixes to other folders. Takes the next free port where the wanted one is taken. Answers the address.
 */
export async function serve({ root, extra = {}, port }: { readonly root: string; readonly extra?: Readonly<Record<string, string>>; readonly port: number }): Promise<string> {
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const prefix = Object.keys(extra).find((start) => address.startsWith(start));
    const folder = prefix ? extra[prefix]! : root;
    const inside = prefix ? address.slice(prefix.length) : address === "/" ? "workbench.html" : address;
    const file = path.join(folder, path.normalize(inside).replace(/^(\.\.[/\\])+/, ""));
    if (!file.startsWith(folder) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
      return;
    }
    response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream", "cache-control": "no-cache" });
    fs.createReadStream(file).pipe(response);
  });
  const listen = (wanted: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(listen(wanted + 1)) : reject(error)));
      server.listen(wanted, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
    });
  return `http://localhost:${await listen(port)}`;
}

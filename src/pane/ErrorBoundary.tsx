import { Button, tokens } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import type { Language } from "../words/language";
import { PANE_WORDS } from "../words/pane-words";
import { say } from "../words/texts";

interface Props {
  readonly language: Language;
  readonly children: ReactNode;
}

/** Shows a fault of ours in words instead of a blank pane, and lets the user start again. */
export class ErrorBoundary extends Component<Props, { readonly fault: Error | null }> {
  override state: { readonly fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { readonly fault: Error } {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    const { language, children } = this.props;
    if (!fault) return children;
    return (
      <div role="alert" style={{ padding: "16px", overflow: "auto", height: "100%", boxSizing: "border-box" }}>
        <h1 style={{ fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, margin: "0 0 8px" }}>{say(PANE_WORDS, language, "fault")}</h1>
        <p style={{ margin: "0 0 12px" }}>{say(PANE_WORDS, language, "faultText")}</p>
        <Button appearance="primary" onClick={() => this.setState({ fault: null })}>
          {say(PANE_WORDS, language, "faultRestart")}
        </Button>
        <pre style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, userSelect: "text" }}>
          {fault.name}: {fault.message}
          {"\n"}
          {fault.stack?.split("\n").slice(1, 6).join("\n")}
        </pre>
      </div>
    );
  }
}

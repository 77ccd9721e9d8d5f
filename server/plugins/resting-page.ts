import { createHash } from 'node:crypto';

// Drawn here, for drawing a whole page of the portal is what we are short of; the colours are the pages' own.
const STYLE = `
:root{color-scheme:light dark;--paper:#fbf8f2;--ink:#1d1b17;--quiet:#5c574c;--line:#ddd5c5;--teal:#0b5d66}
@media(prefers-color-scheme:dark){:root{--paper:#171613;--ink:#ece7db;--quiet:#b3ac9d;--line:#3d3a33;--teal:#7cc5c9}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.7 'PingFang SC','HarmonyOS Sans SC','Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei',system-ui,sans-serif}
main{max-width:36rem;margin:0 auto;padding:3rem 1rem}
h1{margin:0 0 1rem;font-size:1.875rem;line-height:1.3;font-weight:600}
h2{margin:2rem 0 .5rem;padding-top:2rem;border-top:1px solid var(--line);font-size:1.3125rem;line-height:1.3;font-weight:600}
p{margin:0 0 1rem}
.quiet{color:var(--quiet)}
a{display:inline-block;min-height:3rem;line-height:3rem;color:var(--teal)}
a:focus-visible{outline:3px solid var(--teal);outline-offset:2px}`;

const digest = createHash('sha256').update(STYLE).digest('base64');

/** What the resting page may load: its own style, by its digest, and nothing else. */
export const RESTING_POLICY = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; frame-ancestors 'none'`;

/**
 * What a browser shows that asked for too many pages, and in how many minutes it may come back. Only pages are answered
 * so: a form that was sent is never refused here, and the page that it was typed on stays one step back.
 */
export function restingPage(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>请稍候 · One moment</title>
<style>${STYLE}</style>
<main>
<h1>请过${minutes}分钟再打开</h1>
<p>这个网络上打开网页的次数太多，先歇一歇。不是您做错了什么。</p>
<p>已提交的举报都是安全的。正在填写的，退回上一页还在。</p>
<p><a href="">再打开一次</a></p>
<p class="quiet">情况紧急，请拨打110。</p>
<section lang="en">
<h2>Please come back in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}</h2>
<p>Too many pages were opened from this network. You did nothing wrong.</p>
<p>Every report already sent is safe. What you were filling in is still there, one page back.</p>
<p><a href="">Open it again</a></p>
<p class="quiet">In an emergency call 110.</p>
</section>
</main>
`;
}

/** What a browser shows that asked for too many pages: words alone, for drawing a whole page is what we are short of. */
export const RESTING_PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>请稍候 · One moment</title>
<main>
<h1>请稍候</h1>
<p>这个网络上打开网页的次数太多，请过几分钟再试。已提交的举报都是安全的。情况紧急请拨打110。</p>
<h2 lang="en">One moment</h2>
<p lang="en">Too many pages were opened from this network. Please try again in a few minutes. Every report already sent is safe. In an emergency call 110.</p>
</main>
`;

using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>Axe looks at a page as it stands; none of our pages has a frame, so it runs in the page itself.</summary>
static class Axe
{
    static readonly string Script = $"() => {{ if (!window.axe) {{ {new BundledAxeScriptProvider().GetScript()} }} }}";

    const string Run = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
            .map(found => `${found.id}: ${found.help}: ${found.nodes.map(node => node.html).join(' | ')}`)
        """;

    /// <summary>What keeps somebody out, one line for each rule that is broken.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }

    /// <summary>By how many pixels the page is wider than the screen.</summary>
    public static Task<int> OverhangAsync(this IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
}

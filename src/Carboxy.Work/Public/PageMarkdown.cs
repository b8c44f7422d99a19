using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Carboxy.Work.Public;

/// <summary>Renders Markdown of pages. HTML inside it is shown as text, and a link leads only where a link may lead.</summary>
public static class PageMarkdown
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseFootnotes().UseAutoIdentifiers().Build();

    static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>The page as HTML, or null where the Markdown is nested too deeply to be honest.</summary>
    public static string? ToHtml(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            foreach (var link in document.Descendants<LinkInline>().Where(link => !MayLead(link.Url)))
                link.Url = "";
            foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !MayLead(link.Url)).ToList())
                link.ReplaceBy(new LiteralInline(link.Url));
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            return null; // Markdig refuses what is nested too deeply.
        }
    }

    /// <summary>A place on this site, or an address of a scheme that we know.</summary>
    static bool MayLead(string? url)
    {
        var address = string.Concat((url ?? "").Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c)));
        if (address.StartsWith("//", StringComparison.Ordinal) || address.Contains('\\', StringComparison.Ordinal))
            return false;
        var colon = address.AsSpan().IndexOfAny(":/?#");
        return colon < 0 || address[colon] != ':' || Schemes.Contains(address[..colon].ToLowerInvariant(), StringComparer.Ordinal);
    }
}

using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Work.Public;

/// <summary>A page that anybody may read, in one language.</summary>
public sealed record PublicPage
{
    public required Language Language { get; init; }

    /// <summary>The last part of its address, such as <c>non-invasive</c>; the same in both languages.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>One or two sentences for search engines and previews.</summary>
    public required string Description { get; init; }

    /// <summary>The picture's file name, if there is one.</summary>
    public string? Hero { get; init; }

    /// <summary>What the picture shows, for those who do not see it.</summary>
    public string? HeroAlt { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The text as Markdown.</summary>
    public required string Body { get; init; }

    public Place Place { get; init; }
}

using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>A short explanation for patients of one thing about the method, with its evidence and sources.</summary>
public sealed record Topic
{
    public required string Id { get; init; }

    /// <summary>Where it belongs on a page, such as <c>how_it_works</c>.</summary>
    public required string Theme { get; init; }

    public required Text Title { get; init; }

    public required Text Text { get; init; }

    public required IReadOnlyList<Modality> Modalities { get; init; }

    /// <summary>What the evidence for it amounts to, in words.</summary>
    public required Text Evidence { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }
}

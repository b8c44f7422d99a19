using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Microsoft.AspNetCore.Builder;

namespace Carboxy.Web.Server;

/// <summary>What came of preparing the server.</summary>
public abstract record Built
{
    /// <summary>Ready to start. The path of the one-time link is there while the clinic has no owner.</summary>
    public sealed record Ready(WebApplication App, string? FirstOwnerPath) : Built;

    /// <summary>The records cannot be opened; the text says what to do.</summary>
    public sealed record NoRecords(Text Why) : Built;

    /// <summary>The knowledge has faults, and a server with doubtful knowledge does not start.</summary>
    public sealed record NoKnowledge(IReadOnlyList<Fault> Faults) : Built;
}

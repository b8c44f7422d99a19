namespace Carboxy.Web.Layout;

/// <summary>One thing to choose: what is sent, what is read, and a word of explanation.</summary>
public sealed record Option(string Value, string Label, string? Hint = null);

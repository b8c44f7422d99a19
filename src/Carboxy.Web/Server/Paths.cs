namespace Carboxy.Web.Server;

/// <summary>Addresses to go back to; never one outside this server.</summary>
public static class Paths
{
    public static string Local(string? path, string otherwise = "/") =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : otherwise;
}

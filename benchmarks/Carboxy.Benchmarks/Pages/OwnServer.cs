using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Carboxy.Benchmarks.Pages;

/// <summary>The clinic's server in a process and a folder of its own, for as long as something is measured.</summary>
static partial class OwnServer
{
    public static async Task<int> RunAsync(int patients, bool fullBoard, string[] rest, Func<Uri, Process, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("carboxy-bench-").FullName;
        List<string> arguments = [typeof(OwnServer).Assembly.Location, "pages-server", folder, patients.ToString(CultureInfo.InvariantCulture), fullBoard ? "full-board" : "no-board", .. rest];
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            string? said;
            while ((said = await server.StandardOutput.ReadLineAsync()) is not null && !said.StartsWith(PagesServer.Ready, StringComparison.Ordinal))
                Console.WriteLine(said);
            if (said is null)
                return 1;
            await measure(new(said[PagesServer.Ready.Length..]), server);
            return 0;
        }
        finally
        {
            await server.StandardInput.WriteLineAsync();
            if (!server.WaitForExit(10_000))
                server.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task EnterAsync(HttpClient http, string role)
    {
        var door = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("role", role), new("__RequestVerificationToken", Token().Match(door).Groups["token"].Value)]);
        (await http.PostAsync(new Uri("/demo/sign-in", UriKind.Relative), form)).EnsureSuccessStatusCode();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Carboxy.Work.Messages;

/// <summary>A mail that the server has taken, as it came over the wire.</summary>
public sealed record MailTaken(string From, string[] To, string Raw);

/// <summary>A real mail server on loopback, in a process of its own that ends with the test.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    readonly Process process;
    readonly System.Threading.Channels.Channel<MailTaken> mails = System.Threading.Channels.Channel.CreateUnbounded<MailTaken>();
    readonly TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    SmtpServer(string? login)
    {
        var folder = typeof(SmtpServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SmtpFolder").Value!;
        process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "server.mjs"), .. login is null ? Array.Empty<string>() : [login]]) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = folder })!;
        _ = Task.Run(ListenAsync);
    }

    public int Port => port.Task.Result;

    public static async Task<SmtpServer> StartAsync(string? login = null)
    {
        var server = new SmtpServer(login);
        await server.port.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return server;
    }

    public MailServer Address(string? user = null, string? password = null) => new("127.0.0.1", Port, Tls: false, "clinic@example.org", user, password);

    public async Task<MailTaken> NextAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return await mails.Reader.ReadAsync(limit.Token);
    }

    async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var said = JsonDocument.Parse(line);
            if (said.RootElement.TryGetProperty("port", out var number)) port.TrySetResult(number.GetInt32());
            else mails.Writer.TryWrite(said.Deserialize<MailTaken>(JsonSerializerOptions.Web)!);
        }

        port.TrySetException(new InvalidOperationException("The mail server for the tests did not start. Run npm ci beside it."));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

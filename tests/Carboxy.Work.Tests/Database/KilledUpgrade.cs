using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Carboxy.Work.Database;

/// <summary>
/// This test program started once more, as a clinic whose power goes: it upgrades a file and kills itself (SIGKILL) at a
/// named step, or is killed from outside.
/// </summary>
static class KilledUpgrade
{
    const string File = "CARBOXY_TEST_UPGRADE_FILE";
    const string DieAt = "CARBOXY_TEST_UPGRADE_DIE_AT";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "This is a program; it turns into the child before the test runner wakes.")]
    internal static void BecomeTheChild()
    {
        if (Environment.GetEnvironmentVariable(File) is not { } file)
            return;
        var upgrade = new SchemaUpgrade(new ClinicStore.SqliteFile(file), TimeProvider.System) { Reached = Reached };
        upgrade.RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    static void Reached(string step)
    {
        if (step == Environment.GetEnvironmentVariable(DieAt))
            Process.GetCurrentProcess().Kill();
    }

    public static Process Start(string file, string? dieAt)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KilledUpgrade).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment[File] = file;
        if (dieAt is not null)
            start.Environment[DieAt] = dieAt;
        return Process.Start(start)!;
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Carboxy.Work.People;

/// <summary>The secret of a one-time link. The clinic keeps its hash only.</summary>
public static class Token
{
    /// <summary>256 random bits, fit for a link.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

package dev.bedrock.core.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URL;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/** One HTTP request of JGit, with errors of the server in our words and nothing asked of the user. */
final class GuardedConnection implements HttpConnection {
    private static final int HTTP_TOO_MANY = 429;
    private static final String CONTENT_ENCODING = "Content-Encoding";

    /** Passwords are ours to give. */
    private static final Authenticator NOBODY = new Authenticator() {};

    private final HttpURLConnection connection;
    private final RemoteAddress remote;
    private final long mostBytes;
    private final Deadline deadline;

    GuardedConnection(HttpURLConnection connection, RemoteAddress remote, long mostBytes, Deadline deadline) {
        this.connection = connection;
        this.remote = remote;
        this.mostBytes = mostBytes;
        this.deadline = deadline;
        connection.setAuthenticator(NOBODY);
    }

    @Override
    public int getResponseCode() throws IOException {
        deadline.check();
        int code = connection.getResponseCode();
        switch (code) {
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                throw new RefusalException(Failures.notAuthorized(remote.toString(), "the server answered " + code));
            case HttpURLConnection.HTTP_NOT_FOUND ->
                throw new RefusalException(Failures.notAuthorized(
                        remote.toString(), "there is no such repository, or not for this user (404)"));
            case HTTP_TOO_MANY ->
                throw new RefusalException(
                        Failures.unavailable(remote.toString(), "the server wants fewer requests (429)"));
            default -> {
                if (code >= 500) {
                    throw new RefusalException(
                            Failures.unavailable(remote.toString(), "the server failed with status " + code));
                }
            }
        }
        return code;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        String type = String.valueOf(connection.getContentType());
        if (!type.startsWith("application/x-git-")) {
            throw new RefusalException(Failures.notGit(remote.toString()));
        }
        InputStream in = new BoundedInput(connection.getInputStream(), mostBytes, deadline);
        boolean compressed = "gzip".equals(connection.getHeaderField(CONTENT_ENCODING));
        return compressed ? new BoundedInput(new GZIPInputStream(in), mostBytes, deadline) : in;
    }

    @Override
    public URL getURL() {
        return connection.getURL();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return String.valueOf(connection.getResponseMessage());
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return connection.getHeaderFields();
    }

    @Override
    public void setRequestProperty(String key, String value) {
        connection.setRequestProperty(key, value);
    }

    @Override
    public void setRequestMethod(String method) throws ProtocolException {
        connection.setRequestMethod(method);
    }

    @Override
    public void setUseCaches(boolean useCaches) {
        connection.setUseCaches(false);
    }

    @Override
    public void setConnectTimeout(int millis) {
        connection.setConnectTimeout(millis);
    }

    @Override
    public void setReadTimeout(int millis) {
        connection.setReadTimeout(millis);
    }

    @Override
    public String getContentType() {
        return connection.getContentType();
    }

    /** What is compressed is unpacked here, where it is counted. */
    @Override
    public @Nullable String getHeaderField(String name) {
        return name.equalsIgnoreCase(CONTENT_ENCODING) ? null : connection.getHeaderField(name);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return connection.getHeaderFields().entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    @Override
    public int getContentLength() {
        return connection.getContentLength();
    }

    @Override
    public void setInstanceFollowRedirects(boolean follow) {
        connection.setInstanceFollowRedirects(false);
    }

    @Override
    public void setDoOutput(boolean output) {
        connection.setDoOutput(output);
    }

    @Override
    public void setFixedLengthStreamingMode(int length) {
        connection.setFixedLengthStreamingMode(length);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connection.getOutputStream();
    }

    @Override
    public void setChunkedStreamingMode(int size) {
        connection.setChunkedStreamingMode(size);
    }

    @Override
    public String getRequestMethod() {
        return connection.getRequestMethod();
    }

    @Override
    public boolean usingProxy() {
        return connection.usingProxy();
    }

    @Override
    public void connect() throws IOException {
        connection.connect();
    }

    @Override
    public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws NoSuchAlgorithmException, KeyManagementException {
        throw new KeyManagementException("certificates are always verified");
    }

    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) throws KeyManagementException {
        throw new KeyManagementException("host names are always verified");
    }
}
